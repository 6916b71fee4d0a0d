// The part with the forms: asking for a person, leaving a message.
import { dress } from "./kit.js";
import css from "./talk-form.css";
import "./talk-forms.js";

dress(css);
