/** What is used of a package that comes without types. */
declare module '@citation-js/core' {
  export const plugins: {
    input: {
      chain: (
        text: string,
        options: { forceType: string; target: string; generateGraph: boolean },
      ) => unknown;
    };
  };
}
declare module '@citation-js/plugin-bibtex';
