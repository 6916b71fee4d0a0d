import "./editor-app.js";
