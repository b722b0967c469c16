/** How time goes by in a scene: as it does, unless the page has stopped its clock (see `still.ts`). */
export const passing = {
  pass: (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms)),
};
