// Makes the reference page out of this server's own document.
window.SwaggerUIBundle({
  url: '/openapi.json',
  dom_id: '#reference',
  deepLinking: true,
  tryItOutEnabled: false,
  defaultModelsExpandDepth: 0,
  docExpansion: 'list',
});
