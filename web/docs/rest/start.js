// Shows the REST map, and takes the token of whoever logs in there for all that follows.
addEventListener("DOMContentLoaded", () => {
  const ui = window.SwaggerUIBundle({
    url: "/docs/openapi.yaml",
    dom_id: "#rest-map",
    deepLinking: true,
    docExpansion: "list",
    defaultModelsExpandDepth: 0,
    filter: true,
    showExtensions: true,
    validatorUrl: null,
    syntaxHighlight: {activated: false},
    responseInterceptor: (response) => {
      const path = new URL(response.url, location.href).pathname;
      if (response.ok && /^\/api\/(token(\/refresh)?|demo\/login\/player[12])\/?$/.test(path)) {
        ui.preauthorizeApiKey("bearer", JSON.parse(response.text).access);
      }
      return response;
    },
  });
});
