/** Examples, each with the forms it needs, before anybody vouches for their shape. */
export const templateFiles: readonly unknown[] = [];
