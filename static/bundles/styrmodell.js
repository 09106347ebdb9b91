// The one script of every page for whoever is logged in: `npm run build` joins these files, in this order, to js/styrmodell.js.
import "../js/frame.js";
import "../js/place.js";
import "../js/htmx_answers.js";
import "../js/autosave.js";
import "../js/unsaved_changes.js";
import "../js/sent.js";
import "../js/confirm.js";
import "../js/contents.js";
