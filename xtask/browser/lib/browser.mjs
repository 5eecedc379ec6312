// A headless Chromium from the system, with nothing that would call out.

import { chromium } from "playwright-core";

const ARGUMENTS = [
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-quic",
  "--no-first-run",
];

export async function openBrowser() {
  const root = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  const executablePath = process.env.PASSERELLE_CHROMIUM ?? "/usr/bin/chromium";
  return chromium.launch({ executablePath, args: [...ARGUMENTS, ...root] });
}

/** A browser profile of its own: cookies, language, size, and a list of what went wrong in its pages. */
export async function openProfile(browser, options = {}) {
  const { width = 1280, height = 900, scripts = true, dark = false, lang = "fr-FR" } = options;
  const context = await browser.newContext({
    viewport: { width, height },
    javaScriptEnabled: scripts,
    colorScheme: dark ? "dark" : "light",
    locale: lang,
    timezoneId: "Europe/Paris",
    reducedMotion: "reduce",
    acceptDownloads: true,
  });
  context.setDefaultTimeout(15_000);
  const trouble = [];
  context.on("weberror", (error) => trouble.push(`script: ${error.error().message}`));
  context.on("console", (message) => {
    // A page that answers 4xx on purpose is logged as a console error by the browser: only the policy counts.
    if (/Content Security Policy/i.test(message.text())) trouble.push(`policy: ${message.text()}`);
  });
  return { context, page: await context.newPage(), trouble };
}
