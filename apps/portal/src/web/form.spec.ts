import { Type } from 'class-transformer';
import { ArrayMinSize, IsArray, IsBoolean, IsInt, IsNumber, IsString, Length, ValidateNested } from 'class-validator';
import { DomainError } from '#libs/kernel/domain-error';
import { IsDay, Nullable, Optional, parseInput } from '#libs/platform/http/input';
import { plainInput } from './form.js';

class Contact {
  @IsString() @Length(2, 50) name: string;
  @Optional() @IsInt() floor?: number;
}

class Application {
  @IsString() @Length(2, 50) title: string;
  @Optional() @IsString() remark?: string;
  @Nullable() @IsString() successor: string | null;
  @Optional() @IsInt() count?: number;
  @Optional() @IsNumber() share?: number;
  @Optional() @IsDay() startsOn?: string;
  @Optional() @IsBoolean() isUrgent?: boolean;
  @Optional() @IsArray() @ArrayMinSize(1) @IsString({ each: true }) roles?: string[];
  @Optional() @ValidateNested() @Type(() => Contact) contact?: Contact;
  @Optional() @ValidateNested({ each: true }) @Type(() => Contact) deputies?: Contact[];
}

const read = (values: Record<string, string[]>) => plainInput(Application, values);

describe('a form', () => {
  it.each([
    ['text as it is', { title: ['Antrag '] }, { title: 'Antrag ' }],
    ['one kind of line break', { remark: ['a\r\nb'] }, { remark: 'a\nb' }],
    ['nothing for a field left empty', { remark: [''] }, {}],
    ['null for an empty field that may be null', { successor: [''] }, { successor: null }],
    ['a whole number', { count: ['12'] }, { count: 12 }],
    ['a number with a comma', { share: ['12,5'] }, { share: 12.5 }],
    ['a German day', { startsOn: ['1.12.2026'] }, { startsOn: '2026-12-01' }],
    ['a day of a date field', { startsOn: ['2026-12-01'] }, { startsOn: '2026-12-01' }],
    ['a ticked box', { isUrgent: ['true'] }, { isUrgent: true }],
    ['a box that is not ticked', { isUrgent: [''] }, { isUrgent: false }],
    ['an answer of no', { isUrgent: ['false'] }, { isUrgent: false }],
    ['several choices', { roles: ['a', 'b'] }, { roles: ['a', 'b'] }],
    ['no choice', { roles: [''] }, { roles: [] }],
    ['a part', { 'contact/name': ['Ada'], 'contact/floor': ['3'] }, { contact: { name: 'Ada', floor: 3 } }],
    ['a list of parts', { 'deputies/0/name': ['Ada'], 'deputies/1/name': ['Bo'] }, { deputies: [{ name: 'Ada' }, { name: 'Bo' }] }],
  ])('says %s', (_, values, plain) => {
    expect(read(values)).toEqual(plain);
  });

  it('leaves what it cannot read for the rules to refuse by name', () => {
    const plain = read({ title: ['Antrag'], successor: [''], count: ['zwölf'], startsOn: ['30.2.2026'], 'contact/floor': ['x'] });
    expect(pointers(plain)).toEqual(['/count', '/startsOn', '/contact/name', '/contact/floor']);
  });

  it('refuses a field that the rules do not know', () => {
    expect(pointers(read({ title: ['Antrag'], successor: [''], state: ['published'] }))).toEqual(['/state']);
  });

  it.each(['__proto__/isAdmin', 'contact/__proto__/isAdmin', 'constructor/prototype/isAdmin', 'toString', 'contact/valueOf'])(
    'cannot reach behind the input by %s',
    (name) => {
      expect(() => read({ [name]: ['true'] })).toThrow(DomainError);
      expect({}).not.toHaveProperty('isAdmin');
    },
  );

  it('has either a text or parts under a name, never both', () => {
    expect(() => read({ contact: ['Ada'], 'contact/length': ['-1'] })).toThrow(DomainError);
  });

  function pointers(plain: object): string[] {
    try {
      parseInput(Application, plain);
      return [];
    } catch (error) {
      return (error as DomainError).details.errors?.map(({ pointer }) => pointer) ?? [];
    }
  }
});
