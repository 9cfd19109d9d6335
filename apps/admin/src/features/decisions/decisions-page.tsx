export const DecisionsPage = () => null;
