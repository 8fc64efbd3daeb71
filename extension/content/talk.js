'use strict';

/** The messages of a conversation as the pack says they are marked up, and which of them the other side wrote. */
const Talk = (() => {
  const MOST = 200; // messages of one page, the newest

  /** @param {string} selector @param {Element} item */
  function has(selector, item) {
    return selector !== '' && (item.matches(selector) || item.querySelector(selector) !== null);
  }

  /** @param {ParentNode} where @param {string} selector */
  function name(where, selector) {
    return (selector && where.querySelector(selector)?.textContent?.trim().toLowerCase()) || '';
  }

  /** "Priya N." and "Priya Nair" are one. @param {string} one @param {string} other */
  function isSame(one, other) {
    return one.split(' ')[0] === other.split(' ')[0];
  }

  /** Where neither the person's name nor a word for them is known, a name tells nothing. @param {string} author @param {Messages} markup @param {string} me */
  function isOther(author, { own_words: words, me: selector }, me) {
    if (words.some((word) => word.toLowerCase() === author)) return false;
    if (selector) return me ? !isSame(author, me) : null;
    return words.length ? true : null;
  }

  /** @param {Element[]} nodes without those that stand in another of them */
  function outermost(nodes) {
    return nodes.filter((node) => !nodes.some((other) => other !== node && other.contains(node)));
  }

  return {
    /**
     * Those that the other side wrote, oldest first. One that nothing tells from the person's own is left out.
     * @param {Messages} markup
     */
    fromOthers(markup) {
      const found = [...document.querySelectorAll(markup.item)].slice(-MOST);
      const items = found.filter((item) => !item.querySelector(markup.item));
      const marksOwn = items.some((item) => has(markup.own, item));
      const me = name(document, markup.me);
      /** @type {boolean | null} */
      let byAuthor = null;
      return items.filter((item) => {
        const author = name(item, markup.author);
        if (author) byAuthor = isOther(author, markup, me);
        if (has(markup.own, item)) return false;
        return has(markup.other, item) || (byAuthor ?? marksOwn);
      });
    },
    /** What holds a message's words. @param {Element} item @param {Messages} markup */
    partsOf(item, { text, not }) {
      return outermost([...item.querySelectorAll(text)].filter((part) => !not || !item.contains(part.closest(not))));
    },
    /** A message's words, without what it quotes. @param {Element} item @param {Messages} markup */
    read(item, markup) {
      const read = (/** @type {Element} */ part) => {
        const quotes = markup.not ? outermost([...part.querySelectorAll(markup.not)]) : [];
        return quotes.reduce((text, quote) => text.replace(EditableEditor.read(quote), ''), EditableEditor.read(part));
      };
      return this.partsOf(item, markup).map(read).join('\n').trim();
    },
  };
})();
