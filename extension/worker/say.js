/** Every sentence with which the worker says that something could not be done: what happened, then what to do. */

/** @type {Record<string, string>} */
export const SENTENCES = {
  starting: 'The helper is starting. This text is not checked yet.',
  missing: 'The helper was not found on this computer. Run “inlane install” once, then come back here.',
  forbidden: 'The helper on this computer belongs to another copy of Inlane. Run “inlane install” again.',
  stopped: 'The helper stopped and is starting again. This text is not checked yet.',
  keeps_stopping: 'The helper keeps stopping, so nothing is checked. Restart the browser; if that is no help, install Inlane again.',
  stranger: 'Something else answered in the helper’s place, so no text was sent to it. Restart the browser.',
  old_helper: 'The helper is older than this extension, so nothing is checked. Update the helper, then restart the browser.',
  old_extension: 'This extension is older than the helper, so nothing is checked. Restart the browser to finish the update.',
  not_running: 'The helper is not running, so nothing is checked. Run “inlane serve”, then come back here.',
  squatter: 'Another program stands in the helper’s place, so no text was sent to it. Close it, or restart the computer.',
  wrong_digits: 'These are not the digits that the helper shows. Look again, and type them once more.',
  no_digits: 'The helper’s digits have run out. Press Enter in its window, and type the new ones.',
  no_permission: 'The browser does not let us ask the helper, so nothing is checked. Open Inlane and press “Allow”.',
  too_long: 'This text is too long to check in one go. Check it in parts.',
  refused: 'The helper could not read this text with what we know about this page.',
  slow: 'The helper took too long, so this text is not checked.',
  busy: 'The helper is busy, so this text is not checked. Try again in a moment.',
  bad_rules: 'The rules of this marketplace cannot be read, so nothing is checked here. Run “inlane rules” to see why.',
  broken: 'Something went wrong on our side. Your text was not touched.',
  not_allowed: 'This page may not ask for that.',
};

// What the page and the popup tell apart; the sentence says the rest.
const WHY = {
  starting: 'starting',
  missing: 'no_helper',
  forbidden: 'no_helper',
  stopped: 'no_helper',
  keeps_stopping: 'no_helper',
  stranger: 'broken',
  old_helper: 'broken',
  old_extension: 'broken',
  not_running: 'no_helper',
  squatter: 'broken',
  wrong_digits: 'no_helper',
  no_digits: 'no_helper',
  no_permission: 'no_helper',
  too_long: 'too_long',
  refused: 'refused',
  slow: 'slow',
  busy: 'slow',
  bad_rules: 'broken',
  broken: 'broken',
  not_allowed: 'refused',
};

/** @typedef {keyof typeof WHY} Fault */
/** @typedef {{ok: false, why: string, say: string}} NotChecked */

/** @param {Fault} fault @returns {NotChecked} */
export function notChecked(fault) {
  return { ok: false, why: WHY[fault], say: say(fault) };
}

/** @param {Fault} fault */
export function say(fault) {
  return SENTENCES[fault];
}
