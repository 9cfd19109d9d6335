import type { ThemeConfig } from 'antd';

export type TextSize = 'standard' | 'large' | 'extra';

const sizes = { standard: 14, large: 16, extra: 18 } as const;

/** A phone reads at arm's length: each size is one step larger there. */
export const fontSizeOf = (size: TextSize, phone: boolean): number => sizes[size] + (phone ? 2 : 0);

const faces = '"PingFang SC", "Microsoft YaHei", "HarmonyOS Sans SC", "Noto Sans CJK SC", sans-serif';

// From dark base colours the default algorithm makes mud, so every derived background is set by hand.
const colours = {
  colorPrimary: '#1D4E89',
  colorPrimaryHover: '#2A62A6',
  colorPrimaryActive: '#153C6B',
  colorPrimaryBg: '#EAF1F9',
  colorPrimaryBgHover: '#DCE8F5',
  colorPrimaryBorder: '#9DB8D6',
  colorPrimaryBorderHover: '#6F97C3',
  colorPrimaryText: '#1D4E89',
  colorPrimaryTextHover: '#2A62A6',
  colorPrimaryTextActive: '#153C6B',
  colorInfo: '#1D4E89',
  colorInfoBg: '#EAF1F9',
  colorInfoBorder: '#BFD2E8',
  colorInfoText: '#1D4E89',
  colorLink: '#1D4E89',
  colorLinkHover: '#2A62A6',
  colorLinkActive: '#153C6B',
  colorSuccess: '#0F5C63',
  colorSuccessBg: '#E4F3F3',
  colorSuccessBorder: '#A9D3D3',
  colorSuccessText: '#0F5C63',
  colorWarning: '#8A5A00',
  colorWarningBg: '#FFF6DB',
  colorWarningBorder: '#E6CD86',
  colorWarningText: '#8A5A00',
  colorError: '#B42318',
  colorErrorBg: '#FDECEA',
  colorErrorBorder: '#EBB4AE',
  colorErrorText: '#B42318',
  colorErrorHover: '#C63B2F',
  colorErrorActive: '#8F1B12',
  colorText: '#1F2933',
  colorTextSecondary: '#52606D',
  colorTextTertiary: '#5F6B78',
  colorTextPlaceholder: '#5F6B78',
  colorTextDescription: '#52606D',
  colorTextDisabled: '#7D8A99',
  colorBgLayout: '#F5F6F8',
  colorBgContainer: '#FFFFFF',
  colorBorder: '#7D8A99',
  colorBorderSecondary: '#D8DEE6',
  colorSplit: '#E3E8EE',
  colorFillAlter: '#F0F3F6',
  colorBgContainerDisabled: '#F0F3F6',
} as const;

/** White paper, ink blue, one red line. */
export const themeOf = (size: TextSize, phone: boolean): ThemeConfig => ({
  token: {
    ...colours,
    fontFamily: faces,
    fontSize: fontSizeOf(size, phone),
    fontWeightStrong: 600,
    controlHeight: phone ? 44 : 32 + (fontSizeOf(size, false) - 14) * 2,
    // A finger needs as much of a small button as of a large one.
    ...(phone ? { controlHeightSM: 44 } : {}),
    borderRadius: 4,
    borderRadiusLG: 6,
    borderRadiusSM: 4,
    motion: !matchMedia('(prefers-reduced-motion: reduce)').matches,
    wireframe: false,
    motionDurationFast: '0.08s',
    motionDurationMid: '0.12s',
    motionDurationSlow: '0.15s',
    boxShadow: '0 6px 20px rgba(31,41,51,.14)',
    boxShadowSecondary: '0 6px 20px rgba(31,41,51,.14)',
    boxShadowTertiary: 'none',
  },
  components: {
    Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none', fontWeight: 400 },
    Table: { headerBg: '#F0F3F6', rowHoverBg: '#F5F9FD', borderColor: '#E3E8EE', cellPaddingBlockMD: 8, headerColor: '#1F2933' },
    Modal: { titleFontSize: fontSizeOf(size, phone) + 2 },
  },
});
