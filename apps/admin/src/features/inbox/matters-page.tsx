export const MattersPage = () => null;
