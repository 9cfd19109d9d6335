export const ItemPage = () => null;
