import 'axe-core/axe.min.js';
import type axe from 'axe-core';

/** Fails with everything axe finds wrong in an element and below, shadow roots included. No rule is left out. */
export async function expectAccessible(element: Element): Promise<void> {
  const checker = (globalThis as unknown as { readonly axe: typeof axe }).axe;
  const { violations } = await checker.run(element, { resultTypes: ['violations'] });
  if (violations.length > 0) throw new Error(violations.map(report).join('\n\n'));
}

const report = ({ id, help, nodes }: axe.Result): string =>
  [`${id}: ${help}`, ...nodes.map(({ html, failureSummary }) => `  ${html}\n  ${failureSummary ?? ''}`)].join('\n');
