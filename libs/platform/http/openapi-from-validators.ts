import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { defaultMetadataStorage } from 'class-transformer/cjs/storage.js';
import { getMetadataStorage } from 'class-validator';
import { type ValidationMetadata } from 'class-validator/types/metadata/ValidationMetadata.js';
import { isOwnRule } from './input.js';

type DtoClass = new () => object;
type Schema = Record<string, unknown>;

/**
 * Describes every DTO by the rules that are really held against it, so that the API's document cannot promise anything else.
 * Comments and answer types come from the swagger plug-in at compile time; what stands here wins over it. Call before `createDocument`.
 */
export function describeDtosByTheirRules(): void {
  const storage = getMetadataStorage() as unknown as { validationMetadatas: Map<DtoClass, ValidationMetadata[]> };
  for (const [dto, rules] of storage.validationMetadatas) {
    for (const property of new Set(rules.map((rule) => rule.propertyName))) {
      ApiProperty(
        propertyOptions(
          dto,
          property,
          rules.filter((rule) => rule.propertyName === property),
        ),
      )(dto.prototype as object, property);
    }
  }
}

function propertyOptions(dto: DtoClass, property: string, rules: readonly ValidationMetadata[]): ApiPropertyOptions {
  const presence = new Set(rules.map((rule) => (rule.context as { presence?: string } | undefined)?.presence));
  const initial = (new dto() as Record<string, unknown>)[property];
  const own = Object.assign({}, ...rules.filter((rule) => !rule.each).map(schemaOf)) as Schema;
  const ofItems = Object.assign({}, ...rules.filter((rule) => rule.each).map(schemaOf)) as Schema;
  const nested = nestedType(dto, property);
  return {
    ...(nested ? { type: nested } : {}),
    ...own,
    ...(own.isArray || Object.keys(ofItems).length > 0 ? { isArray: true, ...(nested ? {} : { items: ofItems, type: 'array' }) } : {}),
    required: !presence.has('optional') && initial === undefined,
    ...(presence.has('nullable') ? { nullable: true } : {}),
    ...(initial === undefined ? {} : { default: initial }),
  };
}

function nestedType(dto: DtoClass, property: string): DtoClass | undefined {
  const found: unknown = defaultMetadataStorage.findTypeMetadata(dto, property)?.typeFunction();
  const primitives: readonly unknown[] = [Number, String, Boolean, Date];
  return typeof found === 'function' && !primitives.includes(found) ? (found as DtoClass) : undefined;
}

/** What one rule says about a value, in JSON Schema's words. */
function schemaOf(rule: ValidationMetadata): Schema {
  const [first, second] = (rule.constraints ?? []) as unknown[];
  switch (rule.name) {
    case 'isString':
      return { type: 'string' };
    case 'isInt':
      return { type: 'integer' };
    case 'isNumber':
      return { type: 'number' };
    case 'isBoolean':
      return { type: 'boolean' };
    case 'isUuid':
      return { type: 'string', format: 'uuid' };
    case 'isEmail':
      return { type: 'string', format: 'email' };
    case 'isDay':
      return { type: 'string', format: 'date' };
    case 'isHttpsUrl':
      return { type: 'string', format: 'uri', pattern: '^https://', maxLength: 500 };
    case 'isIn':
      return { type: 'string', enum: first };
    case 'isLength':
      return { type: 'string', minLength: first, maxLength: second };
    case 'minLength':
      return { minLength: first };
    case 'maxLength':
      return { maxLength: first };
    case 'min':
      return { minimum: first };
    case 'max':
      return { maximum: first };
    case 'matches':
      return { pattern: (first as RegExp).source };
    case 'isArray':
      return { isArray: true };
    case 'arrayMinSize':
      return { minItems: first };
    case 'arrayMaxSize':
      return { maxItems: first };
    case 'arrayUnique':
      return { uniqueItems: true };
    default:
      return isOwnRule(rule.name) ? (first as Schema) : {};
  }
}
