import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The first versions of the standard texts for the FIT-Store. They are samples: an operator has them checked before the first contract. */
export class ContractTemplates1700000000007 implements MigrationInterface {
  name = 'ContractTemplates1700000000007';

  async up(db: QueryRunner): Promise<void> {
    for (const template of CONTRACT_TEMPLATES) {
      await db.query(
        `INSERT INTO contract_templates (id, kind, channel, version, name, body, notice_months, notice_target, minimum_term_months, offer_days)
         VALUES ($1, $2, 'fit_store', 1, $3, $4, $5, 'year_end', $6, $7)`,
        [template.id, template.kind, template.name, template.body, template.noticeMonths, template.minimumTermMonths, template.offerDays],
      );
    }
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DELETE FROM contract_templates WHERE id = ANY ($1)', [CONTRACT_TEMPLATES.map(({ id }) => id)]);
  }
}

const CO_USE = `# Vertrag über die Mitnutzung eines EfA-Onlinedienstes

| Vertragsnummer | {{number}}
| Fassung | {{version}}
| Onlinedienst | {{serviceName}}
| Anbieter | {{supplierName}}
| Mitnutzendes Land | {{stateName}}
| Vertreten durch | {{customerName}}
| Beginn | {{day startsOn}}
| Angebot gilt bis | {{day offerLapsesOn}}

Muster: Dieser Text ist ein Beispiel und vor der Verwendung rechtlich zu prüfen.

## § 1 Gegenstand
(1) Der Anbieter stellt dem mitnutzenden Land den Onlinedienst „{{serviceName}}“ nach dem Prinzip „Einer für Alle“ bereit. Er handelt dabei in eigenem Namen und auf eigene Rechnung.

(2) Der Onlinedienst umfasst diese Leistungen:
{{#each leistungen}}
- {{name}} (LeiKa {{leikaKey}})
{{/each}}

## § 2 Mitnutzung durch die Behörden
(1) Mitnutzen dürfen alle Behörden im Gebiet des Landes, die für die genannten Leistungen zuständig sind.

(2) Jede Behörde wird einzeln angebunden. Die Anbindung beginnt, sobald der Vertrag läuft und das Land die Behörde freigegeben hat.

(3) Kosten, die einer Behörde für ihr Fachverfahren und für ihre Anbindung entstehen, sind nicht Teil dieses Vertrags.

## § 3 Betrieb und Unterstützung
(1) Der Anbieter sorgt für Betrieb, Wartung und Weiterentwicklung des Onlinedienstes.

(2) Anfragen von Bürgerinnen und Bürgern beantwortet zuerst die Behörde. Fachliche und technische Fragen, die sie nicht lösen kann, gibt sie an die benannten Stellen des Betriebs weiter.

(3) Wartungen, die die Nutzung einschränken, und wesentliche Änderungen werden rechtzeitig angekündigt.

## § 4 Entgelt
(1) Die Höhe des Entgelts und seine Verteilung auf die mitnutzenden Länder ergeben sich aus dem Preisblatt. Zugrunde gelegt werden nur die Kostenarten, die der IT-Planungsrat dafür vorgesehen hat.

(2) Der Anbieter legt Kosten, Verteilschlüssel und Aufteilung nach Kostenarten nachvollziehbar offen.

## § 5 Datenschutz
Verarbeitet der Betrieb personenbezogene Daten im Auftrag einer Behörde, so geschieht das auf Grundlage einer Vereinbarung zur Auftragsverarbeitung nach Artikel 28 der Datenschutz-Grundverordnung.

## § 6 Laufzeit und Kündigung
(1) Der Vertrag beginnt am {{day startsOn}} und läuft auf unbestimmte Zeit.{{#if minimumTermMonths}} Er läuft mindestens {{minimumTermMonths}} Monate.{{/if}}

(2) Jede Seite kann ihn mit einer Frist von {{noticeMonths}} Monaten {{#if (eq noticeTarget "year_end")}}zum Ende eines Kalenderjahres{{/if}}{{#if (eq noticeTarget "month_end")}}zum Ende eines Monats{{/if}}{{#if (eq noticeTarget "any_day")}}zu jedem Tag{{/if}} kündigen. Die Kündigung bedarf der Textform; sie kann über das Portal erklärt werden.

(3) Mit dem Ende des Vertrags enden auch die Anbindungen der Behörden des Landes.

## § 7 Vereinbarte Einzelheiten
{{#if conditions}}
Aus der Abstimmung mit dem Land:

{{conditions}}

{{/if}}
{{#if specialTerms}}
Besondere Vereinbarungen:

{{specialTerms}}

{{/if}}
{{#unless (or conditions specialTerms)}}
Über diesen Text hinaus ist nichts vereinbart.

{{/unless}}
## § 8 Anlagen
{{#if annexes}}
Die folgenden Anlagen sind Bestandteil des Vertrags. Maßgeblich ist jeweils die Datei mit der genannten Prüfsumme.

{{#each annexes}}
- {{kindName}}: {{title}} (Datei {{fileName}}, SHA-256 {{sha256}})
{{/each}}
{{else}}
Dieser Vertrag hat keine Anlagen.
{{/if}}

## § 9 Abschluss
(1) Der Vertrag kommt zustande, wenn das mitnutzende Land das Angebot bis zum {{day offerLapsesOn}} unterzeichnet und der Anbieter gegenzeichnet.

(2) Unterzeichnet wird im Portal in Textform, von hierzu berechtigten Personen und unter Verwendung eines zweiten Faktors. Festgehalten werden Name, Funktion, Grundlage der Vertretung, Zeitpunkt und die Prüfsumme genau dieses Textes.

(3) Sollte eine Bestimmung unwirksam sein, bleiben die übrigen davon unberührt.
`;

const PROVISION = `# Vertrag über die Bereitstellung eines EfA-Onlinedienstes

| Vertragsnummer | {{number}}
| Fassung | {{version}}
| Onlinedienst | {{serviceName}}
| Bereitsteller | {{supplierName}}
| Abnehmer | {{customerName}}
| Beginn | {{day startsOn}}
| Angebot gilt bis | {{day offerLapsesOn}}

Muster: Dieser Text ist ein Beispiel und vor der Verwendung rechtlich zu prüfen.

## § 1 Gegenstand
(1) Der Bereitsteller stellt den Onlinedienst „{{serviceName}}“ in den FIT-Store ein. Der Abnehmer darf ihn in eigenem Namen und auf eigene Rechnung an mitnutzende Länder weitergeben.

(2) Der Onlinedienst umfasst diese Leistungen:
{{#each leistungen}}
- {{name}} (LeiKa {{leikaKey}})
{{/each}}

(3) Zwischen dem Bereitsteller und den mitnutzenden Ländern entsteht kein Vertrag. Was beide miteinander abstimmen, wird Bestandteil dieses Vertrags, sobald das Abstimmungsergebnis bestätigt ist.

## § 2 Pflichten des Bereitstellers
(1) Der Bereitsteller betreibt und wartet den Onlinedienst, entwickelt ihn weiter und bindet die zuständigen Behörden der mitnutzenden Länder an.

(2) Er benennt Stellen für fachliche und technische Unterstützung und hält ihre Angaben aktuell.

(3) Er kündigt Wartungen, wesentliche Änderungen und das Ende des Angebots rechtzeitig an.

## § 3 Pflichten des Abnehmers
(1) Der Abnehmer leitet Interessenbekundungen der Länder an den Bereitsteller weiter und schließt nach der Abstimmung die Verträge über die Mitnutzung.

(2) Er unterrichtet den Bereitsteller über jeden Abschluss und jede Kündigung.

## § 4 Vergütung
Die Vergütung ergibt sich aus dem Preisblatt. Der Bereitsteller macht Kosten, Verteilschlüssel und Aufteilung nach Kostenarten verbindlich und nachvollziehbar.

## § 5 Datenschutz
Die Verarbeitung personenbezogener Daten wird mit den verantwortlichen Behörden nach Artikel 28 der Datenschutz-Grundverordnung vereinbart.

## § 6 Laufzeit und Kündigung
(1) Der Vertrag beginnt am {{day startsOn}} und läuft auf unbestimmte Zeit.{{#if minimumTermMonths}} Er läuft mindestens {{minimumTermMonths}} Monate.{{/if}}

(2) Jede Seite kann ihn mit einer Frist von {{noticeMonths}} Monaten {{#if (eq noticeTarget "year_end")}}zum Ende eines Kalenderjahres{{/if}}{{#if (eq noticeTarget "month_end")}}zum Ende eines Monats{{/if}}{{#if (eq noticeTarget "any_day")}}zu jedem Tag{{/if}} kündigen. Die Kündigung bedarf der Textform; sie kann über das Portal erklärt werden.

(3) Verträge über die Mitnutzung, die bei einer Kündigung bestehen, werden bis zu ihrem Ende weiter bedient.

## § 7 Vereinbarte Einzelheiten
{{#if specialTerms}}
{{specialTerms}}
{{else}}
Über diesen Text hinaus ist nichts vereinbart.
{{/if}}

## § 8 Anlagen
{{#if annexes}}
Die folgenden Anlagen sind Bestandteil des Vertrags. Maßgeblich ist jeweils die Datei mit der genannten Prüfsumme.

{{#each annexes}}
- {{kindName}}: {{title}} (Datei {{fileName}}, SHA-256 {{sha256}})
{{/each}}
{{else}}
Dieser Vertrag hat keine Anlagen.
{{/if}}

## § 9 Abschluss
(1) Der Vertrag kommt zustande, wenn der Abnehmer das Angebot bis zum {{day offerLapsesOn}} unterzeichnet und der Bereitsteller gegenzeichnet.

(2) Unterzeichnet wird im Portal in Textform, von hierzu berechtigten Personen und unter Verwendung eines zweiten Faktors. Festgehalten werden Name, Funktion, Grundlage der Vertretung, Zeitpunkt und die Prüfsumme genau dieses Textes.

(3) Sollte eine Bestimmung unwirksam sein, bleiben die übrigen davon unberührt.
`;

/** The texts with their terms; specs hold them against the names that a contract offers. */
export const CONTRACT_TEMPLATES = [
  {
    id: '01930000-0000-7000-8000-000000000001',
    kind: 'co_use',
    name: 'Mitnutzung über den FIT-Store (Muster)',
    body: CO_USE,
    noticeMonths: 3,
    minimumTermMonths: 12,
    offerDays: 60,
  },
  {
    id: '01930000-0000-7000-8000-000000000002',
    kind: 'provision',
    name: 'Bereitstellung im FIT-Store (Muster)',
    body: PROVISION,
    noticeMonths: 6,
    minimumTermMonths: 12,
    offerDays: 60,
  },
];
