/**
 * A percentage as the API says it ("66.66", cut so that 100 means all), as a share of 1 to a tenth of a per cent, cut likewise.
 * Null where there is nothing to take a share of.
 */
export function shareOf(percentage: string | null): number | null {
  return percentage === null ? null : Math.floor(Number(percentage) * 10 + 1e-9) / 1000;
}
