/** Every interface word of pill, card and hold. What a rule says comes with the finding. */
export const WORDS = {
  pill: {
    cleared: 'Nothing found now',
    not_checked: 'Not checked',
    checking: 'Checking…',
    too_long: 'Not checked: too long',
    paused: 'Paused',
    press_enter: 'Press Enter to send',
    press_send: 'Press Send once more. We won’t stop it',
    changed: 'Changed',
    not_taken: 'This box would not take the change',
    copied_instead: 'This box would not take the change. The safer text is copied: paste it where you want it',
    open: 'Show what was found',
    hidden: 'Not shown in this conversation',
  },
  /** @type {Record<string, string>} */
  counted: { breach: 'breaks a rule', depends: 'depends', held: 'may be held' },
  putBack: 'Put my text back',
  showAgain: 'Show it again',
  menu: { more: 'More choices', otherSide: 'Show on the other side', hide: 'Don’t show this here', pause: 'Pause…' },
  none: 'No warnings now',
  review: (/** @type {string} */ keys) => `${keys} to review`,
  on: (/** @type {string} */ what, /** @type {string} */ platform) => `${what} on ${platform}`,
  close: 'Close',
  previous: 'Previous',
  next: 'Next',
  /** @type {Record<string, string>} */
  ignore: { once: 'Ignore once', chat: 'Ignore in this chat', mistaken: 'Not what it looks like' },
  whatIsIt: 'What is it?',
  /** @type {Record<string, string>} */
  what: { number: 'A model or part number', price: 'A price', example: 'An example', public: 'Somebody’s public page', other: 'Something else' },
  often: 'You sent this anyway three times lately. Our button in the toolbar can stop messages from being held for it.',
  fineIf: 'Fine if:',
  use: 'Use this instead',
  out: 'Take this out',
  copy: 'Copy',
  copied: 'Copied',
  back: 'Go back and edit',
  safer: 'Use the safer version',
  saferIs: 'Safer version',
  fine: 'It’s fine because…',
  notThat: 'It isn’t what it looks like',
  anyway: 'Another reason: send anyway',
  more: (/** @type {number} */ count) => `and ${count} more`,
  place: (/** @type {number} */ at, /** @type {number} */ all) => `${at} of ${all}`,
  before: (/** @type {string} */ verb, /** @type {string} */ says) => `Before you ${verb}: this ${says}`,
  hinges: (/** @type {string} */ says) => `This ${says}. Whether that is fine depends on your answer.`,
  also: 'Also in this text',
};

/** @type {Record<string, string>} */
const KEYS = { Ctrl: 'Control', MacCtrl: 'Control', '.': 'period', ',': 'comma', Period: 'period', Comma: 'comma' };

/** "Ctrl+Shift+." as it is read out. @param {string} shortcut */
export function spokenKeys(shortcut) {
  return shortcut.split('+').map((key) => KEYS[key] ?? key).join(' ');
}
