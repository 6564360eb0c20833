import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { type Actor, holdsAny } from '#libs/kernel/actor';
import { DomainError, type FieldError, invalidInput, notFound } from '#libs/kernel/domain-error';
import { brokenRule, Database } from '#libs/platform/database/database';
import { newId } from '#libs/platform/database/id';
import { recordEvent } from '#libs/platform/events/record';
import { CURSOR_FORMS, decodeCursor, pageOf } from '#libs/platform/http/page';
import { type Translate } from '#libs/platform/i18n/i18n';
import { CompetenceRuleEntity } from './competence-rule.entity.js';
import { COMPETENCE_RULES } from './directory-reads.js';
import { type CompetenceRuleAction, type CompetenceRuleInput, type CompetenceRuleQuery } from './directory.dto.js';
import { type CompetenceRulePage, type CompetenceRuleView } from './directory.view.js';
import { LeistungEntity } from './leistung.entity.js';
import { resolveCompetences } from './resolve-competences.js';

/** Land, LeiKa key and beginning of a rule. */
const RULE_CURSOR = [CURSOR_FORMS.text, CURSOR_FORMS.text, CURSOR_FORMS.day];

/** What the Länder say about who is competent. */
@Injectable()
export class CompetenceRuleService {
  constructor(private readonly database: Database) {}

  /** Rules past, present and to come, by Land and Leistung. */
  async list(query: CompetenceRuleQuery, t: Translate): Promise<CompetenceRulePage> {
    const [state, leikaKey, validFrom] = query.cursor ? decodeCursor(query.cursor, RULE_CURSOR) : [null, null, null];
    const filters = [null, query.state ?? null, query.leistung ?? null];
    const rows = await this.database.read<CompetenceRuleView>('directory-competence-rules', COMPETENCE_RULES, [
      t.language,
      ...filters,
      state,
      leikaKey,
      validFrom,
      query.limit + 1,
    ]);
    return pageOf(
      rows,
      query.limit,
      (row) => row,
      (row) => [row.state.code, row.leistung.leikaKey, row.validFrom],
    );
  }

  /**
   * Sets a rule and works out which authorities follow from it.
   * @throws DomainError `competence_rule_overlaps` when the Land has another one for the Leistung in that time
   */
  async set(actor: Actor, input: CompetenceRuleInput, t: Translate): Promise<CompetenceRuleView> {
    demandRights(actor, input.stateCode);
    if (input.validUntil && input.validUntil < input.validFrom) throw invalidInput({ pointer: '/validUntil', code: 'before_start' });
    if (input.level === 'named_list' && !input.authorityIds) throw invalidInput({ pointer: '/authorityIds', code: 'required' });
    if (input.level !== 'named_list' && input.authorityIds) throw invalidInput({ pointer: '/authorityIds', code: 'only_for_named_list' });
    const { authorityIds = [], ...entry } = input;
    const rule = { validUntil: null, ...entry, id: newId() };
    await this.database.transaction(async (tx) => {
      const leistung = await tx.findOneBy(LeistungEntity, { leikaKey: input.leikaKey });
      if (!leistung) throw invalidInput({ pointer: '/leikaKey', code: 'unknown_leika', params: { leikaKey: input.leikaKey } });
      await insertRule(tx, rule);
      if (input.level === 'named_list') await tx.query(NAME, [rule.id, authorityIds]);
      else await resolveCompetences(tx, input.stateCode, input.authorityType);
      const [{ authorities = 0 } = {}] = await tx.query<{ authorities: number }[]>(
        'SELECT count(*) AS authorities FROM competences WHERE rule_id = $1',
        [rule.id],
      );
      const defect = defectOf(input, authorities);
      if (defect) throw invalidInput(defect);
      await this.record(tx, actor, 'competence.rule_set', rule, { ...input, leistungName: leistung.name, authorities });
    });
    return this.get(rule.id, t);
  }

  /** Ends a rule on a day, so that another can follow. */
  async act(actor: Actor, id: string, input: CompetenceRuleAction, t: Translate): Promise<CompetenceRuleView> {
    await this.database.transaction(async (tx) => {
      const rule = await tx.findOne(CompetenceRuleEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
      if (!rule) throw notFound();
      demandRights(actor, rule.stateCode);
      if (input.on < rule.validFrom) throw invalidInput({ pointer: '/on', code: 'before_start' });
      if (rule.validUntil && input.on > rule.validUntil) throw invalidInput({ pointer: '/on', code: 'after_end' });
      await tx.update(CompetenceRuleEntity, id, { validUntil: input.on });
      await resolveCompetences(tx, rule.stateCode, rule.authorityType);
      await this.record(tx, actor, 'competence.rule_ended', rule, { leikaKey: rule.leikaKey, validUntil: input.on }, input.reason);
    });
    return this.get(id, t);
  }

  private async get(id: string, t: Translate): Promise<CompetenceRuleView> {
    const values = [t.language, id, null, null, null, null, null, 1];
    const rule = await this.database.readOne<CompetenceRuleView>('directory-competence-rules', COMPETENCE_RULES, values);
    if (!rule) throw notFound();
    return rule;
  }

  private async record(
    tx: EntityManager,
    actor: Actor,
    name: string,
    rule: { readonly id: string; readonly stateCode: string },
    data: Record<string, unknown>,
    reason: string | null = null,
  ): Promise<void> {
    await recordEvent(tx, actor, { name, subjectType: 'competence_rule', subjectId: rule.id, stateCode: rule.stateCode, data, reason });
  }
}

/** $1 rule, $2 authorities: those of them that are of the rule's Land and type. */
const NAME = `
  INSERT INTO competences (rule_id, authority_id, leika_key, state_code)
  SELECT rule.id, authorities.id, rule.leika_key, rule.state_code
  FROM competence_rules AS rule
  JOIN authorities ON authorities.state_code = rule.state_code AND authorities.type = rule.authority_type AND authorities.id = ANY($2)
  WHERE rule.id = $1`;

/** A Land's coordinator speaks for its own Land, the operator's roll-out team for any. */
function demandRights(actor: Actor, stateCode: string): void {
  if (holdsAny(actor, ['operator.rollout'])) return;
  if (!holdsAny(actor, ['state.coordinator'])) throw new DomainError('not-allowed', 'role_may_not_act');
  if (actor.stateCode !== stateCode) throw new DomainError('not-allowed', 'not_your_state');
}

async function insertRule(tx: EntityManager, rule: CompetenceRuleEntity): Promise<void> {
  try {
    await tx.insert(CompetenceRuleEntity, rule);
  } catch (error) {
    const broken = brokenRule(error)?.constraint;
    if (broken === 'competence_rules_one_at_a_time') throw new DomainError('conflict', 'competence_rule_overlaps');
    if (broken === 'competence_rules_authority_type_fkey')
      throw invalidInput({ pointer: '/authorityType', code: 'unknown_authority_type', params: { type: rule.authorityType } });
    throw error;
  }
}

/** Why the authorities that follow from a rule are not what it says; null when they are. */
function defectOf(input: CompetenceRuleInput, authorities: number): FieldError | null {
  switch (input.level) {
    case 'named_list':
      return authorities === input.authorityIds?.length ? null : { pointer: '/authorityIds', code: 'unknown_authority' };
    case 'one_state_authority':
      return authorities === 1 ? null : { pointer: '/level', code: 'not_one_state_authority', params: { found: authorities } };
    case 'each_district':
    case 'each_municipality':
      return authorities > 0 ? null : { pointer: '/authorityType', code: 'no_authority_serves' };
  }
}
