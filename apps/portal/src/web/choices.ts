import { type CatalogueService } from '#libs/catalogue/catalogue.service';
import { type DirectoryService } from '#libs/directory/directory.service';
import { type NamedCode } from '#libs/directory/directory.view';
import { type Actor } from '#libs/kernel/actor';
import { type Translate } from '#libs/platform/i18n/i18n';

/** What a select, radios or checkboxes offer. */
export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly hint?: string;
}

/** Codes with their labels, whose texts stand under `labels`. */
export function choices(codes: readonly string[], t: Translate, labels: string): Choice[] {
  return codes.map((code) => ({ value: code, label: t(`${labels}.${code}`) }));
}

/** What is called so in the list, or the value itself where it is not in it. */
export function nameOf(list: readonly Choice[], chosen: string): string {
  return list.find(({ value }) => value === chosen)?.label ?? chosen;
}

/** Things that bring their names along. */
export function namedChoices(named: readonly NamedCode[]): Choice[] {
  return named.map(({ code, name }) => ({ value: code, label: name }));
}

/** The Länder. */
export async function stateChoices(directory: DirectoryService): Promise<Choice[]> {
  return namedChoices((await directory.states()).items);
}

/** The services that can be ordered, by name: their ids for forms, or their slugs for filters. */
export async function serviceChoices(catalogue: CatalogueService, actor: Actor, t: Translate, by: 'id' | 'slug' = 'id'): Promise<Choice[]> {
  const { items } = await catalogue.search(actor, { status: 'published', sort: 'name', limit: 200 }, t);
  return items.map((service) => ({ value: service[by], label: service.name }));
}
