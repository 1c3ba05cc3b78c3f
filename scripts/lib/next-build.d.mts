/** Makes the production build where it is not that of the sources; says whether it was made. */
export function ensureBuild(): Promise<boolean>;
