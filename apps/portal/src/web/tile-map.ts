import { type Translate } from '#libs/platform/i18n/i18n';
import { sayPercent } from '#libs/platform/i18n/say';
import { type StateStatus } from '#libs/reporting/status.view';
import { shareOf } from './coverage-share.js';

/** Where each Land stands in the schematic map: column and row. Neighbours are kept where a grid allows it. */
const PLACES: Readonly<Record<string, readonly [column: number, row: number]>> = {
  SH: [2, 0],
  HB: [1, 1],
  HH: [2, 1],
  MV: [3, 1],
  NI: [1, 2],
  ST: [2, 2],
  BB: [3, 2],
  BE: [4, 2],
  NW: [0, 3],
  HE: [1, 3],
  TH: [2, 3],
  SN: [3, 3],
  SL: [0, 5],
  RP: [0, 4],
  BW: [1, 4],
  BY: [2, 4],
};
const SIZE = 100;
const GAP = 6;

/** A tile of the map. Its level is told by colour, by pattern and by the number on it. */
export interface Tile {
  readonly href: string;
  /** The whole statement, for those who hear the map. */
  readonly label: string;
  readonly short: string;
  readonly number: string;
  /** 0 for none live, 1 to 4 for quarters, `unknown` where nobody has settled who is competent. */
  readonly level: '0' | '1' | '2' | '3' | '4' | 'unknown';
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly middle: number;
}

/** The 16 Länder as tiles with the share of authorities that are live. */
export function tileMap<State extends StateStatus>(states: readonly State[], href: (state: State) => string, t: Translate): Tile[] {
  return states.map((state) => {
    const [column, row] = PLACES[state.short] ?? [0, 0];
    const share = shareOf(state.shareOfAuthorities);
    const number = share === null ? '–' : sayPercent(share, t.language);
    const { live, competentAuthorities: competent, name } = state;
    return {
      href: href(state),
      label: share === null ? t('status.map.unknown', { name }) : t('status.map.tile', { name, live, competent, share: number }),
      short: state.short,
      number,
      level: share === null ? 'unknown' : (String(Math.ceil(share * 4)) as Tile['level']),
      x: column * SIZE + GAP / 2,
      y: row * SIZE + GAP / 2,
      size: SIZE - GAP,
      middle: column * SIZE + SIZE / 2,
    };
  });
}
