import { ArrayMaxSize, IsArray, IsIn, IsInt, IsString, Length, MaxLength, ValidateNested } from 'class-validator';
import { Type } from 'class-transformer';
import { COMMENTED_FIELDS, FactInput, ServiceEdit } from '#libs/catalogue/catalogue.dto';
import { type ServiceView } from '#libs/catalogue/catalogue.view';
import { PHASES, type Phase } from '#libs/catalogue/phase';
import { STAGES, type Stage, TRANSPORTS } from '#libs/catalogue/service.entity';
import { type Day } from '#libs/kernel/day';
import { IsDay, Nullable, Optional, parseInput } from '#libs/platform/http/input';
import { type Topic } from './service-sheet.js';

/** A form of one topic of an entry: it knows the edit that it means. */
export interface TopicForm {
  /** The version of the entry that the form was written from. */
  readonly rowVersion: number;
  edit(service: ServiceView): ServiceEdit;
}

/** Topics whose fields are those of the edit. */
class DetailsForm extends ServiceEdit implements TopicForm {
  @IsInt() rowVersion: number;

  edit(): ServiceEdit {
    return withoutVersion(this);
  }
}

/** An emptied text is sent as nothing, and means that nothing shall be said. */
class TextsForm extends DetailsForm {
  override edit(): ServiceEdit {
    return { ...super.edit(), summary: this.summary ?? '', description: this.description ?? '' };
  }
}

/** Keys line by line, the most important first. */
class LeistungenForm implements TopicForm {
  @IsInt() rowVersion: number;
  @Optional() @IsString() @MaxLength(2000) leistungen = '';

  edit(): ServiceEdit {
    const keys = this.leistungen.split('\n').map((line) => line.trim());
    return parseInput(ServiceEdit, { leistungen: keys.filter((key) => key !== '') });
  }
}

/** For each transport the stage at which it is offered, if it is. */
class StagesForm {
  @Optional() @IsIn(STAGES) file_drop?: Stage;
  @Optional() @IsIn(STAGES) osci_xta?: Stage;
  @Optional() @IsIn(STAGES) fit_connect?: Stage;
  @Optional() @IsIn(STAGES) deep_link?: Stage;
}

class DeliveryForm implements TopicForm {
  @IsInt() rowVersion: number;
  @IsArray() @ArrayMaxSize(20) @IsString({ each: true }) authorityTypes: string[];
  @ValidateNested() @Type(() => StagesForm) stages: StagesForm;
  @Optional() @Nullable() @Length(1, 200) platform?: string | null;

  edit(): ServiceEdit {
    const transports = TRANSPORTS.flatMap((transport) => {
      const stage = this.stages[transport];
      return stage ? [{ transport, stage }] : [];
    });
    return { authorityTypes: this.authorityTypes, transports, platform: this.platform };
  }
}

/** The days of one phase; without any the phase is taken out. */
class MilestoneForm implements TopicForm {
  @IsInt() rowVersion: number;
  @IsIn(PHASES) phase: Phase;
  @Optional() @Nullable() @IsDay() plannedOn?: Day | null;
  @Optional() @Nullable() @IsDay() actualOn?: Day | null;
  @Optional() @Nullable() @Length(1, 1000) note?: string | null;
  @Optional() @IsString() source?: string;

  edit({ facts }: ServiceView): ServiceEdit {
    const others = facts.filter(({ phase }) => phase !== this.phase);
    const fact = withoutVersion(this);
    return { facts: fact.plannedOn || fact.actualOn ? [...others, parseInput(FactInput, fact)] : others };
  }
}

function withoutVersion<Form extends TopicForm>({ rowVersion: _, ...said }: Form): Omit<Form, 'rowVersion'> {
  return said;
}

export const TOPIC_FORMS: Readonly<Record<Topic, new () => TopicForm>> = {
  texts: TextsForm,
  leistungen: LeistungenForm,
  delivery: DeliveryForm,
  support: DetailsForm,
  price: DetailsForm,
  milestones: MilestoneForm,
};

/** What a reviewer has to say, by field. */
export class ReviewForm {
  readonly [field: string]: string | undefined;
}
for (const field of COMMENTED_FIELDS) {
  for (const rule of [Optional(), IsString(), MaxLength(2000)]) rule(ReviewForm.prototype, field);
}
