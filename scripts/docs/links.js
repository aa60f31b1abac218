// Checks that every link of the documentation leads somewhere: to a file that is there, and to a heading that it has.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';

const FENCED = /^ *```[^]*?^ *```$/gm;
const LINK = /\]\(([^)\s]+)\)/g;

/** Headings' anchors, as GitHub makes them: small letters, hyphens for spaces, the second of a kind with a number. */
export function anchorsOf(text) {
  const seen = new Map();
  return [...text.replaceAll(FENCED, '').matchAll(/^#{1,6} (.*)$/gm)].map(([, heading]) => {
    const slug = heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-');
    const count = seen.get(slug) ?? 0;
    seen.set(slug, count + 1);
    return count === 0 ? slug : `${slug}-${count}`;
  });
}

/** Every link of a page that leads nowhere, one line each. Pages of others are not asked for. */
export function linkFaults(path, text) {
  return [...text.replaceAll(FENCED, '').matchAll(LINK)].flatMap(([, link]) => {
    if (/^https:/.test(link)) return [];
    const [target, anchor] = link.split('#');
    const file = target === '' ? path : join(dirname(path), target);
    if (!existsSync(file) || statSync(file).isDirectory()) return [`${path}: ${link} is not there`];
    const isThere = anchor === undefined || anchorsOf(readFileSync(file, 'utf8')).includes(anchor);
    return isThere ? [] : [`${path}: ${link}: no such heading`];
  });
}
