import { type Actor } from '#libs/kernel/actor';
import { type Language, type Translate } from '#libs/platform/i18n/i18n';
import { type FailedForm } from './form.js';
import { type NavigationEntry } from './navigation.js';

/** What stands around and behind every page: given to each template as `frame`. */
export interface Frame {
  readonly t: Translate;
  readonly language: Language;
  /** Title of the page, without the name of the product. */
  readonly title: string;
  /** Path with query, for coming back here. */
  readonly here: string;
  readonly actor: Actor | null;
  readonly navigation: readonly NavigationEntry[];
  readonly operatorName: string;
  /** Address of an asset: changes with its content. */
  readonly assets: string;
  /** What has just been done, said once. */
  readonly confirmation: string | null;
  /** The form that was refused, when the page is shown again for it. */
  readonly failedForm: FailedForm | null;
  /** Sent along with forms: shows that they come from our own page. */
  readonly csrfToken: string;
  /** Sent along with forms, so that a second click is recognised. */
  readonly onceKey: string;
  /** Fields of the refused form by JSON pointer, filled while the body is rendered, read by the error summary. */
  readonly labels: Map<string, { readonly id: string; readonly label: string }>;
}
