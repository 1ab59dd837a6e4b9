import type { Status } from '../contracts/digest.ts';
import type { ClaimState } from '../contracts/story.ts';
import { type Standpoint, statusLine } from '../digests/status-line.ts';
import { type Html, html, withoutDirectionMarks } from './html.ts';

/** A fact's statuses in the order in which readers are told them. */
export const statuses: readonly Status[] = ['confirmed', 'unconfirmed', 'denied'];

/** A claim's state in words. */
export const stateWords: Readonly<Record<ClaimState, string>> = {
  confirmed: 'Confirmed',
  unconfirmed: 'Not confirmed',
  denied: 'Denied',
  corrected: 'Corrected',
  retracted: 'Retracted',
};

/** A sign for each state where there is no room for a word; every common typeface has them. */
export const stateSigns: Readonly<Record<ClaimState, string>> = {
  confirmed: '✓',
  unconfirmed: '?',
  denied: '×',
  corrected: '→',
  retracted: '–',
};

/** Shapes that differ without their colour: a full disc, a broken ring, a square with a cross, and so on. */
const shapes: Readonly<Record<ClaimState, Html>> = {
  confirmed: html`<circle cx="8" cy="8" r="7.5" fill="currentColor"/><path d="M4.5 8.4l2.4 2.4 4.7-5.3" fill="none" stroke="var(--paper)" stroke-width="1.8"/>`,
  unconfirmed: html`<circle cx="8" cy="8" r="6.7" fill="none" stroke="currentColor" stroke-width="1.6" stroke-dasharray="2.6 1.6"/><path d="M6 6.4a2 2 0 1 1 2.7 1.9c-.5.2-.7.5-.7 1.1M8 11v1.4" fill="none" stroke="currentColor" stroke-width="1.5"/>`,
  denied: html`<rect x="1" y="1" width="14" height="14" rx="1.5" fill="none" stroke="currentColor" stroke-width="1.8"/><path d="M4.8 4.8l6.4 6.4m0-6.4l-6.4 6.4" stroke="currentColor" stroke-width="1.8"/>`,
  corrected: html`<path d="M1.5 8h12M9 3.5L13.5 8 9 12.5" fill="none" stroke="currentColor" stroke-width="1.8"/>`,
  retracted: html`<rect x="1" y="1" width="14" height="14" rx="1.5" fill="none" stroke="currentColor" stroke-width="1.8"/><path d="M4 8h8" stroke="currentColor" stroke-width="1.8"/>`,
};

/** The shape of a state. It says nothing alone: words stand beside it. */
export const stateIcon = (state: ClaimState): Html =>
  html`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true">${shapes[state]}</svg>`;

/**
 * Where a claim stands, with its holders. A claim that is contested has a line for each side, the second being
 * what those say who deny it.
 */
export function statusMark(point: Standpoint): Html {
  const { state, contestedBy } = point;
  if (contestedBy.length === 0 || state === 'denied') return line(point);
  const others = { ...point, state: 'denied', attributions: [], contestedBy } as const;
  return html`${line({ ...point, contestedBy: [] })}${line(others)}`;
}

function line(point: Standpoint): Html {
  const words = withoutDirectionMarks(statusLine(point));
  return html`<p class="status ${point.state}">${stateIcon(point.state)}<bdi>${words}</bdi></p>`;
}

/** A state in a history, where the line beside it names the article that brought it about. */
export function stateChip(state: ClaimState): Html {
  return html`<span class="status ${state}">${stateIcon(state)}${stateWords[state]}</span>`;
}
