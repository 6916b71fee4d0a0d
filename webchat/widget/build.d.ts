/** Made by build.mjs of all that the widget is built from. */
declare const BUILD: string;
