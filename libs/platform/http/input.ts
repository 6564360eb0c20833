import { type ArgumentMetadata, Injectable, type PipeTransform } from '@nestjs/common';
import { plainToInstance, Transform } from 'class-transformer';
import {
  getMetadataStorage,
  IsBoolean,
  ValidateIf,
  validateSync,
  type ValidationError,
  type ValidationOptions,
  ValidateBy,
} from 'class-validator';
import { type ValidationMetadata } from 'class-validator/types/metadata/ValidationMetadata.js';
import { DomainError, type FieldError, type TextParams } from '#libs/kernel/domain-error';
import { isDay } from '#libs/kernel/day';

/** The field may be left out. Unlike IsOptional it does not let null through. */
export const Optional = () => ValidateIf((_, value) => value !== undefined, { context: { presence: 'optional' } });

/** For inputs with an `action`: the field has to be there for these actions and may be left out for others. */
export const NeededFor = (...actions: readonly string[]) =>
  ValidateIf((input: { action?: string }, value) => value !== undefined || actions.includes(input.action ?? ''), {
    context: { presence: 'optional' },
  });

/** The field may be null, but has to be there. */
export const Nullable = () => ValidateIf((_, value) => value !== null, { context: { presence: 'nullable' } });

/** A calendar day `YYYY-MM-DD` that exists. */
export const IsDay = () => ValidateBy({ name: 'isDay', validator: { validate: isDay } });

/** A full https address of at most 500 characters. */
export const IsHttpsUrl = () =>
  ValidateBy({
    name: 'isHttpsUrl',
    validator: {
      validate: (value: unknown) => typeof value === 'string' && value.length <= 500 && value.startsWith('https://') && URL.canParse(value),
    },
  });

/** Yes or no in a query string, where everything is text: `true` or `false`. */
export const IsFlag = (): PropertyDecorator => (target, property) => {
  Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value))(target, property);
  IsBoolean()(target, property);
};

type Class<T extends object> = new () => T;

/**
 * Turns plain input into an instance of a DTO and holds it against the DTO's rules. Unknown fields are refused.
 * The same function serves the API and the forms of pages.
 * @throws DomainError `invalid-input` with one error for each field
 */
export function parseInput<T extends object>(dto: Class<T>, plain: unknown): T {
  if (typeof plain !== 'object' || plain === null || Array.isArray(plain)) {
    throw new DomainError('invalid-input', 'invalid_input', { errors: [{ pointer: '', code: 'isObject' }] });
  }
  const instance = plainToInstance(dto, blanksEmptied(plain) as object);
  const errors = validateSync(instance, {
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: false,
  });
  if (errors.length > 0)
    throw new DomainError('invalid-input', 'invalid_input', { errors: errors.flatMap((error) => fieldErrors(error, '')) });
  return instance;
}

/** Text of nothing but white space says nothing: as a name or a reason it counts as missing. */
function blanksEmptied(value: unknown): unknown {
  if (typeof value === 'string') return value.trim() === '' ? '' : value;
  if (Array.isArray(value)) return value.map(blanksEmptied);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, blanksEmptied(inner)]));
}

/** Global pipe: bodies answer 422 with a sentence per field, query strings 400. */
@Injectable()
export class InputPipe implements PipeTransform {
  transform(value: unknown, { metatype, type }: ArgumentMetadata): unknown {
    if (type === 'custom' || !metatype || !hasRules(metatype)) return value;
    const dto = metatype as Class<object>;
    if (type === 'body') return parseInput(dto, value ?? {});
    refuseRepeated(dto, value as object);
    try {
      return parseInput(dto, value);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      throw new DomainError('malformed', 'malformed_query', error.details);
    }
  }
}

/** A value given twice is two values, of which one would be ignored. */
function refuseRepeated(dto: Class<object>, query: object): void {
  const rules = getMetadataStorage().getTargetValidationMetadatas(dto, '', false, false);
  const lists = rules.filter(({ name, each }) => name === 'isArray' || each).map(({ propertyName }) => propertyName);
  const repeated = Object.entries(query).filter(([name, value]) => Array.isArray(value) && !lists.includes(name));
  if (repeated.length === 0) return;
  throw new DomainError('malformed', 'malformed_query', { errors: repeated.map(([name]) => ({ pointer: `/${name}`, code: 'repeated' })) });
}

function hasRules(metatype: abstract new () => unknown): boolean {
  return getMetadataStorage().getTargetValidationMetadatas(metatype, '', false, false).length > 0;
}

function fieldErrors(error: ValidationError, parent: string): FieldError[] {
  const pointer = `${parent}/${error.property}`;
  const nested = (error.children ?? []).flatMap((child) => fieldErrors(child, pointer));
  const broken = decisiveRule(error);
  return broken === undefined ? nested : [{ pointer, ...explain(error, broken) }, ...nested];
}

/** Where a value is of the wrong type, whatever else its rules say is beside the point. */
const TYPE_RULES = ['isArray', 'nestedValidation', 'isString', 'isInt', 'isNumber', 'isBoolean', 'isObject'];
const TEXT_RULES = ['isLength', 'minLength', 'maxLength', 'matches'];

function decisiveRule({ constraints = {} }: ValidationError): string | undefined {
  return TYPE_RULES.find((rule) => rule in constraints) ?? Object.keys(constraints)[0];
}

/** The sentence's code and values for one broken rule; the values come from the rule itself, so that they are said only once. */
function explain(error: ValidationError, broken: string): { code: string; params?: TextParams } {
  if (broken === 'whitelistValidation') return { code: 'unknown_field' };
  if (error.value === undefined || error.value === '') return { code: 'required' };
  if (broken === 'nestedValidation') return { code: 'isObject' };
  const rule = ruleOf(error, broken);
  if (TEXT_RULES.includes(broken) && typeof error.value !== 'string' && !rule?.each) return { code: 'isString' };
  const [first, second] = (rule?.constraints ?? []) as unknown[];
  switch (broken) {
    case 'isLength':
      return { code: 'length', params: { min: Number(first), max: Number(second) } };
    case 'minLength':
    case 'min':
    case 'arrayMinSize':
      return { code: broken, params: { min: Number(first) } };
    case 'maxLength':
    case 'max':
    case 'arrayMaxSize':
      return { code: broken, params: { max: Number(first) } };
    case 'isIn':
      return { code: 'isIn', params: { allowed: (first as unknown[]).join(', ') } };
    case 'isString':
    case 'isNotEmpty':
    case 'isBoolean':
    case 'isInt':
    case 'isNumber':
    case 'isArray':
    case 'isObject':
    case 'isUuid':
    case 'isEmail':
    case 'isDay':
    case 'isHttpsUrl':
    case 'arrayUnique':
    case 'matches':
      return { code: broken };
    default:
      return { code: isOwnRule(broken) ? broken : 'other' };
  }
}

/** Rules of the domains' own making that bring their own sentence `invalid.<name>`. */
const OWN_RULES: Record<string, true> = {};

/**
 * Declares a rule by name whose sentence stands under `invalid.<name>`; for keys with a form of their own, such as LeiKa.
 * @param schema what the API's document says about the value
 */
export function ownRule(
  name: string,
  isValid: (value: unknown) => boolean,
  schema: Readonly<Record<string, unknown>> = { type: 'string' },
): (options?: ValidationOptions) => PropertyDecorator {
  OWN_RULES[name] = true;
  return (options) => ValidateBy({ name, constraints: [schema], validator: { validate: isValid } }, options);
}

/** True for a rule declared by `ownRule`, whose one argument is the value's schema. */
export function isOwnRule(name: string | undefined): boolean {
  return name !== undefined && name in OWN_RULES;
}

function ruleOf(error: ValidationError, name: string): ValidationMetadata | undefined {
  const target = error.target?.constructor;
  const rules = target ? getMetadataStorage().getTargetValidationMetadatas(target, '', false, false) : [];
  return rules.find((rule) => rule.propertyName === error.property && rule.name === name);
}
