export const ItemHistoryPage = () => null;
