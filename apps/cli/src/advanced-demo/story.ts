import { type Span } from './agenda.js';
import { type ConnectionGoal } from './connection-story.js';
import { type ContractGoal } from './contract-story.js';

/** One Land: how far its contract and its authorities got, and in which days. Authorities by the name of their body. */
export interface LandPlot {
  readonly land: string;
  readonly contract?: readonly [goal: ContractGoal, ...days: Span];
  readonly noticeDaysAgo?: number;
  readonly authorities?: readonly (readonly [body: string, goal: ConnectionGoal, ...days: Span])[];
}

/** Bodies whose IT service provider does the work for them. */
export const DONE_BY_AGENT: readonly string[] = ['Kreis Olpe', 'Kreis Höxter', 'Landkreis Holzminden', 'Landkreis Uelzen'];

/** What has become of Unterhaltsvorschuss Online; the other Länder have not begun. */
export const STORY: readonly LandPlot[] = [
  {
    land: 'HB',
    contract: ['active', 300, 262],
    authorities: [
      ['Stadt Bremen', 'live_direct', 258, 96],
      ['Stadt Bremerhaven', 'live_waiting_for_dvdv', 250, 19],
    ],
  },
  { land: 'HH', contract: ['active', 292, 240], authorities: [['Hamburg', 'live_direct', 236, 61]] },
  {
    land: 'NW',
    contract: ['active', 270, 214],
    authorities: [
      ['Stadt Wuppertal', 'live_direct', 210, 40],
      ['Rhein-Kreis Neuss', 'live_waiting_for_vendor', 208, 33],
      ['Stadt Köln', 'live_interim', 198, 84],
      ['Stadt Düsseldorf', 'live_direct', 196, 22],
      ['Stadt Essen', 'live_waiting_for_provider', 190, 27],
      ['Kreis Recklinghausen', 'live_interim', 181, 70],
      ['Stadt Dortmund', 'live_waiting_for_vendor', 176, 48],
      ['Kreis Kleve', 'live_interim', 160, 35],
      ['Stadt Bonn', 'scheduled', 122, 4],
      ['Stadt Münster', 'scheduled', 118, 6],
      ['Kreis Viersen', 'in_approval', 110, 5],
      ['Stadt Bielefeld', 'submitted', 104, 11],
      ['Kreis Steinfurt', 'test_failed', 98, 9],
      ['Stadt Bochum', 'testing', 92, 13],
      ['Kreis Wesel', 'test_failed', 90, 16],
      ['Städteregion Aachen', 'testing', 88, 8],
      ['Kreis Gütersloh', 'connecting', 82, 15],
      ['Kreis Soest', 'paused_by_operator', 79, 3],
      ['Stadt Gelsenkirchen', 'paused_by_authority', 76, 30],
      ['Kreis Unna', 'waiting_for_land', 72, 41],
      ['Kreis Olpe', 'waiting_for_operator', 66, 12],
      ['Stadt Krefeld', 'held_up', 61, 26],
      ['Kreis Lippe', 'started', 54, 14],
      ['Kreis Höxter', 'started', 50, 21],
      ['Stadt Hagen', 'cleared', 43, 18],
      ['Stadt Hamm', 'cleared', 31, 7],
      ['Kreis Borken', 'declined', 47, 39],
      ['Stadt Herne', 'asked', 23, 23],
      ['Stadt Solingen', 'asked', 10, 10],
      ['Kreis Coesfeld', 'asked', 2, 2],
      ['Stadt Remscheid', 'withdrawn', 58, 44],
      ['Kreis Paderborn', 'given_up', 87, 36],
      ['Stadt Bottrop', 'disconnected', 188, 17],
    ],
  },
  {
    land: 'NI',
    contract: ['active', 200, 150],
    authorities: [
      ['Region Hannover', 'live_interim', 146, 38],
      ['Landkreis Osnabrück', 'live_waiting_for_vendor', 140, 29],
      ['Stadt Braunschweig', 'in_approval', 112, 10],
      ['Landkreis Emsland', 'test_failed', 96, 20],
      ['Landkreis Göttingen', 'connecting', 74, 24],
      ['Landkreis Holzminden', 'waiting_for_land', 68, 46],
      ['Landkreis Uelzen', 'started', 45, 12],
      ['Stadt Emden', 'cleared', 37, 28],
      ['Landkreis Stade', 'asked', 15, 15],
      // Asked before the contract began, and has not come back since.
      ['Landkreis Vechta', 'asked', 170, 170],
    ],
  },
  {
    land: 'HE',
    contract: ['active', 310, 228],
    noticeDaysAgo: 34,
    authorities: [
      ['Stadt Frankfurt am Main', 'live_interim', 220, 90],
      ['Stadt Kassel', 'live_waiting_for_provider', 205, 52],
      ['Landkreis Fulda', 'waiting_for_operator', 120, 60],
      ['Wetteraukreis', 'given_up', 116, 32],
    ],
  },
  { land: 'BE', contract: ['concluded', 92, 11] },
  {
    land: 'SH',
    contract: ['offered', 70, 14],
    authorities: [
      ['Stadt Kiel', 'asked', 52, 52],
      ['Kreis Pinneberg', 'asked', 26, 26],
    ],
  },
  { land: 'RP', contract: ['signed', 84, 6], authorities: [['Stadt Mainz', 'asked', 33, 33]] },
  {
    land: 'SN',
    contract: ['in_alignment', 64, 18],
    authorities: [
      ['Stadt Leipzig', 'asked', 41, 41],
      ['Stadt Dresden', 'asked', 19, 19],
    ],
  },
  { land: 'ST', contract: ['draft', 57, 9] },
  { land: 'TH', contract: ['rejected', 140, 95] },
  { land: 'MV', contract: ['interest_confirmed', 48, 12] },
  {
    land: 'BW',
    contract: ['interest_in_alignment', 36, 20],
    authorities: [
      ['Stadt Stuttgart', 'asked', 30, 30],
      ['Stadt Mannheim', 'asked', 8, 8],
    ],
  },
  { land: 'BB', contract: ['interest_declined', 150, 133] },
  { land: 'SL', contract: ['interest_submitted', 3, 3] },
  {
    land: 'BY',
    authorities: [
      ['Stadt München', 'asked', 63, 63],
      ['Stadt Nürnberg', 'asked', 28, 28],
      ['Landkreis Dachau', 'asked', 5, 5],
    ],
  },
];
