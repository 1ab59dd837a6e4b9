import { errorCatalogue } from '../errors.ts';
import { html } from './html.ts';

/** A form that came back: what was in it, and what is wrong with it. */
export interface ReturnedForm {
  readonly address: string;
  /** Such as "must be an email address". */
  readonly fault: string;
}

export const statusOf = (returned: ReturnedForm | undefined) =>
  returned ? errorCatalogue['invalid-request'].status : 200;

/** What is wrong, before the field that it is about. @param subject  of what: "The address". */
export const faultOf = (returned: ReturnedForm | undefined, subject?: string) =>
  returned &&
  html`<p class="fault" id="fault">${subject ? `${subject} ${returned.fault}` : returned.fault}.</p>`;

/** Attributes of that field. */
export const marked = (returned: ReturnedForm | undefined) =>
  returned && html` aria-invalid="true" aria-describedby="fault"`;
