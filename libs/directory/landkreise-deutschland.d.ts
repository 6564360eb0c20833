declare module 'landkreise-deutschland' {
  /** Kreise and kreisfreie Städte as of 31 December 2018 (Destatis, CC BY 4.0). */
  export function getDistricts(): readonly {
    /** Five digits, as a number where they do not begin with a zero. */
    readonly AGS: string | number;
    readonly type: 'Kreisfreie Stadt' | 'Stadtkreis' | 'Kreis' | 'Landkreis' | 'Regionalverband';
    readonly name: string;
    readonly area_km2: number;
    readonly population: number;
  }[];
}
