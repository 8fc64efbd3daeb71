/** The manual check, full size: in the extension, and at the helper's own address. */
import { Book } from '../shared/book.js';
import { Checker } from '../shared/checker.js';
import { at, el, fill } from '../shared/dom.js';
import { findHelper, readRules } from '../shared/helper.js';

// First of all: the secret must not stay in the address.
const helper = findHelper();

try {
  const checker = new Checker(helper, new Book(await readRules()));
  fill(at('main'), checker.element);
  checker.paper.box.focus();
  const { helper: found, say } = await helper.state();
  if (found === 'off') checker.outcome.unseen(say);
} catch (error) {
  console.error(error);
  fill(at('main'), el('p', {}, 'The rules could not be read. Reload this page, or install Inlane again.'));
}
