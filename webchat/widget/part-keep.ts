// The part with what one takes along: the conversation as text, its link, the receipt of a message, and the rating at the end.
import css from "./after-talk.css";
import "./after-talk.js";
import { dress } from "./kit.js";
import "./receipt.js";

dress(css);
