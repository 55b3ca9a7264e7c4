// Clicks as soon as there is something to click on, and says when it was answered: milliseconds since the
// page was asked for.
window.benchmark = (() => {
  const OFTEN = 2; // milliseconds from one look to the next
  const LONGEST = 120000; // milliseconds since the page was asked for
  const see = (handle) => [...document.querySelectorAll(handle)].find((part) => part.checkVisibility());
  const until = (seen) =>
    new Promise((resolve, reject) => {
      const look = () => {
        if (seen()) resolve(seen());
        else if (performance.now() > LONGEST) reject(new Error(`never seen: ${seen}`));
        else setTimeout(look, OFTEN);
      };
      look();
    });
  const press = async (handle) => (await until(() => see(handle))).click();
  const enter = async (handle, text) => {
    const box = await until(() => see(handle));
    box.value = text;
    box.dispatchEvent(new Event("input", { bubbles: true }));
  };
  const opensProfile = async () => {
    await press(".td-user-menu");
    await press(".td-edit-profile");
    await until(() => see(".td-save"));
  };

  /** When a view, or a widget, is there. */
  async function shown(handle) {
    await until(() => see(handle));
    return performance.now();
  }
  /** When the profile has opened: Python answers that. */
  async function answered() {
    await opensProfile();
    return performance.now();
  }
  /** When somebody is signed in who has switched MFA on, with the practice phone, and lost that phone. */
  async function walked() {
    await opensProfile();
    await press(".td-enable-mfa");
    await press(".td-scan");
    const code = (await until(() => see(".td-phone .td-code"))).textContent.replaceAll(/\D/g, "");
    await enter(".td-code-entry", code);
    await press(".td-enable");
    await press(".td-new-recovery");
    const recovery = (await until(() => see(".td-recovery:not(:empty)"))).textContent.trim();
    await press(".td-user-menu");
    await press(".td-sign-out");
    await enter(".td-sign-in-form [name=email]", "camille.martin@example.com");
    await enter(".td-sign-in-form [name=password]", "training-2020");
    await enter(".td-sign-in-form .td-code-entry", recovery);
    await press(".td-sign-in-form .td-sign-in");
    await until(() => see(".td-user-menu"));
    return performance.now();
  }
  /** How long it takes from a click to the changed page, over and over. */
  async function clicked() {
    const found = [];
    await until(() => performance.getEntriesByName("site-ready").length);
    for (let i = 0; i < 10; i++) {
      await press(".td-user-menu");
      await press(".td-home");
      await until(() => !see(".td-save"));
      await press(".td-user-menu");
      const began = performance.now();
      await press(".td-edit-profile");
      await until(() => see(".td-save"));
      found.push(performance.now() - began);
    }
    return found;
  }
  return { shown, answered, walked, clicked };
})();
