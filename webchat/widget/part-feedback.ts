// The part that asks why an answer did not help.
import { dress } from "./kit.js";
import css from "./reasons.css";
import "./reasons.js";

dress(css);
