import { Injectable } from '@nestjs/common';
import { type Actor, holdsAny } from '#libs/kernel/actor';
import { DomainError, invalidInput, notFound } from '#libs/kernel/domain-error';
import { brokenRule, Database } from '#libs/platform/database/database';
import { idOf } from '#libs/platform/database/id';
import { anywhere } from '#libs/platform/database/like';
import { recordEvent } from '#libs/platform/events/record';
import { CURSOR_FORMS, decodeCursor, pageOf } from '#libs/platform/http/page';
import { type Translate } from '#libs/platform/i18n/i18n';
import { LEISTUNGEN } from './directory-reads.js';
import { type LeistungInput, type LeistungQuery } from './directory.dto.js';
import { type LeistungPage, type LeistungView } from './directory.view.js';
import { compactKey } from './keys.js';
import { LeistungEntity } from './leistung.entity.js';

/** The Leistungen that services offer and authorities are competent for. */
@Injectable()
export class LeistungService {
  constructor(private readonly database: Database) {}

  /** Leistungen by name or beginning of the key. */
  async list(query: LeistungQuery, t: Translate): Promise<LeistungPage> {
    const rows = await this.database.read<LeistungView>('directory-leistungen', LEISTUNGEN, [
      t.language,
      query.q ? anywhere(query.q) : null,
      compactKey(query.q) ?? null,
      ...(query.cursor ? decodeCursor(query.cursor, [CURSOR_FORMS.text, CURSOR_FORMS.text]) : [null, null]),
      query.limit + 1,
    ]);
    return pageOf(
      rows,
      query.limit,
      (row) => row,
      (row) => [row.name, row.leikaKey],
    );
  }

  /** Adds a Leistung of the FIM/LeiKa catalogue that the directory does not have yet. */
  async add(actor: Actor, input: LeistungInput, t: Translate): Promise<LeistungView> {
    if (!holdsAny(actor, ['operator.catalogue'])) throw new DomainError('not-allowed', 'role_may_not_act');
    await this.database.transaction(async (tx) => {
      try {
        await tx.insert(LeistungEntity, { authorityType: null, ...input });
      } catch (error) {
        const broken = brokenRule(error)?.constraint;
        if (broken === 'leistungen_pkey') throw new DomainError('conflict', 'leistung_exists');
        if (broken === 'leistungen_authority_type_fkey')
          throw invalidInput({ pointer: '/authorityType', code: 'unknown_authority_type', params: { type: input.authorityType ?? '' } });
        throw error;
      }
      const subjectId = idOf(`leistung:${input.leikaKey}`);
      await recordEvent(tx, actor, { name: 'leistung.added', subjectType: 'leistung', subjectId, data: { ...input } });
    });
    const [added] = (await this.list({ q: input.leikaKey, limit: 1 }, t)).items;
    if (!added) throw notFound();
    return added;
  }
}
