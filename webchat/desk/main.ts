import "./desk-app.js";
