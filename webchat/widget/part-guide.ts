// The part with the guided questions.
import "./guide-card.js";
import css from "./guide-card.css";
import { dress } from "./kit.js";

dress(css);
