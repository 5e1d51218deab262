/** A line for something that goes at a pace, over all instances. Who is in it keeps the place without asking again. */
export interface WaitingLine {
  /**
   * Takes the next place.
   *
   * @returns In how many milliseconds its turn comes, 0 for now; `undefined` where the line is full, and no place was taken.
   * @throws IoError where the line cannot be asked.
   */
  join(): Promise<number | undefined>;
}
