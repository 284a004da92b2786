// Shows Swagger UI, and uses the token of a login for all later calls.
addEventListener("DOMContentLoaded", () => {
  const ui = window.SwaggerUIBundle({
    url: "/docs/openapi.yaml",
    dom_id: "#rest-map",
    deepLinking: true,
    docExpansion: "list",
    defaultModelsExpandDepth: 0,
    filter: true,
    plugins: [{statePlugins: {spec: {wrapActions: {updateJsonSpec: (update) => (spec) => update(annotated(spec))}}}}],
    validatorUrl: null,
    syntaxHighlight: {activated: false},
    onComplete: () => document.querySelector("#servers")?.setAttribute("aria-label", "Server"),
    responseInterceptor: (response) => {
      const path = new URL(response.url, location.href).pathname;
      if (response.ok && /^\/api\/(token(\/refresh)?|demo\/login\/player[12])\/?$/.test(path)) {
        ui.preauthorizeApiKey("bearer", JSON.parse(response.text).access);
      }
      return response;
    },
  });
});

/** Adds permissions and limits to each description, because Swagger UI does not show extensions. */
function annotated(spec) {
  for (const operation of Object.values(spec.paths ?? {}).flatMap((path) => Object.values(path))) {
    const limits = (operation["x-limits"] ?? []).map((name) => `[${name}](/docs/errors/#limit-${name})`);
    operation.description = [
      operation.description ?? "",
      `**Permission:** ${operation["x-permission"]}`,
      limits.length > 0 ? `**Limits:** ${limits.join(", ")}` : "",
    ].join("\n\n");
  }
  return spec;
}
