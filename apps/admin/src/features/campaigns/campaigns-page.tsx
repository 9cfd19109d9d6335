export const CampaignsPage = () => null;
