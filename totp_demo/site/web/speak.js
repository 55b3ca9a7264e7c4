/** A page that is put into another language where it stands: its views, and what was done in them, stay. */

/** The parts of a page that are words: each language's page has them at the same names. */
const prose = (/** @type {ParentNode} */ page) => new Map([...page.querySelectorAll("[data-prose]")].map((part) => [part.getAttribute("data-prose"), part]));

/** @typedef {{language: string, texts: Record<string, string>}} Worded */

/**
 * @param {Worded} made what the page was made with: its language and texts are changed in it
 * @param {(code: string) => Promise<Document>} otherPage gives the page of another language
 * @param {() => void} changed the page's own texts are others now
 * @param {() => void} failed the other page does not come
 */
export function speaker(made, otherPage, changed, failed) {
  let language = made.language; // which it has, or is about to have
  let wish = ""; // what its reader asked for, until the views speak it

  /** @param {string} code */
  async function speak(code) {
    if (code === language) return;
    language = code;
    try {
      const other = await otherPage(code);
      if (code === language) put(other, code); // or its reader has changed their mind
    } catch (error) {
      console.info(error);
      if (code !== language) return;
      language = made.language;
      failed();
    }
  }

  /** @param {Document} other @param {string} code */
  function put(other, code) {
    const theirs = prose(other);
    for (const [name, part] of prose(document)) {
      const twin = theirs.get(name);
      if (!twin) continue;
      part.replaceChildren(...[...twin.childNodes].map((node) => document.importNode(node, true)));
      const label = twin.getAttribute("aria-label");
      if (label) part.setAttribute("aria-label", label);
    }
    dispatchEvent(new Event("site-words"));
    document.title = other.title;
    document.documentElement.lang = code;
    const next = JSON.parse(other.getElementById("made")?.textContent ?? "");
    made.language = code;
    made.texts = next.texts;
    changed();
  }

  return {
    /** Its reader asks for a language. @param {string} code */
    asked(code) {
      wish = code;
      return speak(code);
    },
    /** The views speak a language: what they said before they heard of a wish counts for nothing. @param {string} code */
    heard(code) {
      if (wish && code !== wish) return;
      wish = "";
      speak(code);
    },
  };
}
