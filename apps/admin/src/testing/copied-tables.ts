/** What office programs put on the clipboard as HTML, for tests: trimmed to what matters, otherwise as they write it. */

export const calc = `<!DOCTYPE html PUBLIC "-//W3C//DTD HTML 4.0 Transitional//EN"><html><head><meta http-equiv="content-type" content="text/html; charset=utf-8"/><title></title><meta name="generator" content="LibreOffice 7.4.7.2 (Linux)"/>
<style type="text/css">body,div,table,thead,tbody,tfoot,tr,th,td,p { font-family:"Liberation Sans"; font-size:x-small }</style></head>
<body><table cellspacing="0" border="0"><colgroup width="85"></colgroup><colgroup width="242"></colgroup><colgroup width="120"></colgroup>
<tr><td height="17" align="left"><b>序号</b></td><td align="left"><b>存在主要问题</b></td><td align="left"><b>完成时限</b></td></tr>
<tr><td height="32" align="right" sdval="1" sdnum="2052;">1</td><td align="left">候诊超过一小时<br>老年患者反映强烈</td><td align="right" sdval="43393" sdnum="2052;0;YYYY/MM/DD">2018/10/20</td></tr>
<tr><td height="17" align="right" sdval="2" sdnum="2052;">2</td><td align="left">意见箱半年未开</td><td align="left">月底</td></tr></table></body></html>`;

/** Writer: paragraphs in every cell, source lines folded with tabs, a head merged over rows and columns, and a link with a script as a document may hold. */
export const writer = `<!DOCTYPE html><html><head><meta http-equiv="content-type" content="text/html; charset=utf-8"/><title></title><meta name="generator" content="LibreOffice 7.6.7.2 (Linux)"/>
<style type="text/css">@page { size: 21cm 29.7cm; margin: 2cm } td p { orphans: 0; widows: 0; background: transparent } p { line-height: 115%; margin-bottom: 0.25cm; background: transparent }</style></head>
<body lang="zh-CN" link="#000080" vlink="#800000" dir="ltr"><table width="643" cellpadding="4" cellspacing="0"><col width="43"/><col width="300"/><col width="300"/>
\t<tr valign="top"><td width="43" style="border: 1px solid #000000; padding: 0.1cm"><p align="center">序号</p></td><td style="border: 1px solid #000000"><p>存在主要问题</p></td><td style="border: 1px solid #000000"><p>整改措施</p></td></tr>
\t<tr valign="top"><td><p align="center">1</p></td><td><p>交接班记录过于简单，三月至六月
\t\t\t只有一次全科讨论</p><p><font face="仿宋">没有签到</font></p></td><td rowspan="2" style="border: 1px solid #000000"><p>每月检查
\t\t\t一次<br/>
由专人负责</p></td></tr>
\t<tr valign="top"><td><p align="center">2</p></td><td><p><a href="javascript:globalThis.ran=1">值班人员分工不清</a><script type="text/javascript">globalThis.ran = 1</script><img src="x" onerror="globalThis.ran=1"/></p></td></tr>
</table><p><br/><br/></p></body></html>`;

export const excel = `<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel" xmlns="http://www.w3.org/TR/REC-html40"><head><meta http-equiv=Content-Type content="text/html; charset=utf-8"><meta name=ProgId content=Excel.Sheet>
<style><!--table {mso-displayed-decimal-separator:"\\.";} .xl66 {white-space:normal;} --></style></head><body link="#0563C1" vlink="#954F72">
<table border=0 cellpadding=0 cellspacing=0 width=360 style='border-collapse:collapse;width:270pt'><!--StartFragment--> <col width=240><col width=120>
 <tr height=19 style='height:14.25pt'><td height=19 class=xl65 width=240>存在主要问题</td><td class=xl65 width=120>责任人</td></tr>
 <tr height=38 style='height:28.5pt'><td height=38 class=xl66 width=240>候诊超过一小时<span style='mso-spacerun:yes'>&nbsp; </span>老年患者反映</td><td rowspan=2 class=xl66>林某</td></tr>
 <tr height=38 style='height:28.5pt'><td height=38 class=xl66 width=240>意见箱半年未开<br>
    群众意见无人答复</td></tr>
<!--EndFragment--></table></body></html>`;

export const wps = `<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta name="ProgId" content="Excel.Sheet"/><meta name="Generator" content="WPS Office ET"/><style>.et2{white-space:nowrap;}</style></head><body>
<table width="288" border="0" cellpadding="0" cellspacing="0" style='width:216.00pt;border-collapse:collapse;table-layout:fixed;'><!--StartFragment--><tr height="18"><td class="et2" height="18" x:str>甲事<span style='display:none;'></span></td><td class="et2" x:str>甲措施</td></tr>
<tr height="36"><td class="et2" height="36" x:str>乙事<br/>又一行</td><td class="et2"></td></tr><!--EndFragment--></table></body></html>`;

export const word = `<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word"><head><meta name=ProgId content=Word.Document><style><!-- p.MsoNormal {margin:0cm;text-align:justify;} --></style></head><body lang=ZH-CN style='tab-interval:21.0pt'><!--StartFragment-->
<table class=MsoTableGrid border=1 cellspacing=0 cellpadding=0 style='border-collapse:collapse;border:none'>
 <tr style='mso-yfti-irow:0;mso-yfti-firstrow:yes'><td width=60 valign=top><p class=MsoNormal align=center><span lang=EN-US>1<o:p></o:p></span></p></td><td width=360 valign=top><p class=MsoNormal><span style='font-family:仿宋'>交接班记录过于简单，三月至六月
  只有一次全科讨论</span><span lang=EN-US><o:p></o:p></span></p><p class=MsoNormal><span style='font-family:仿宋'>没有签到</span></p></td></tr>
 <tr style='mso-yfti-irow:1;mso-yfti-lastrow:yes'><td width=60 valign=top><p class=MsoNormal align=center><span lang=EN-US>2<o:p></o:p></span></p></td><td width=360 valign=top><p class=MsoNormal><span style='font-family:仿宋'>值班人员分工不清</span><span lang=EN-US><o:p>&nbsp;</o:p></span></p></td></tr></table><!--EndFragment--></body></html>`;

export const hostile = `<table onclick="globalThis.ran=1"><tr><td>甲<script>globalThis.ran = 1</script><img src="x" onerror="globalThis.ran=1"><style>td{}</style></td><td><svg onload="globalThis.ran=1"><text>图</text></svg>乙<iframe srcdoc="<script>parent.ran=1</script>"></iframe><table><tr><td>内</td></tr></table></td></tr></table>`;
