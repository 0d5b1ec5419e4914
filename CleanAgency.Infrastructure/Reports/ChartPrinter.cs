using CleanAgency.Core.Reports;
using A = DocumentFormat.OpenXml.Drawing;
using C = DocumentFormat.OpenXml.Drawing.Charts;
using Xdr = DocumentFormat.OpenXml.Drawing.Spreadsheet;

namespace CleanAgency.Infrastructure.Reports;

/// <summary>A native chart that stays alive in Excel: bars from the best down, beside the table.</summary>
internal static class ChartPrinter
{
    private const string ChartNames = "http://schemas.openxmlformats.org/drawingml/2006/chart";
    private const int Columns = 9;

    public static Xdr.WorksheetDrawing Drawing(ReportSheet sheet, ReportChart chart)
    {
        var left = sheet.Tables[0].Columns.Count + 1;
        var frame = new Xdr.GraphicFrame(
            new Xdr.NonVisualGraphicFrameProperties(new Xdr.NonVisualDrawingProperties { Id = 2, Name = chart.Title }, new Xdr.NonVisualGraphicFrameDrawingProperties()),
            new Xdr.Transform(new A.Offset { X = 0, Y = 0 }, new A.Extents { Cx = 0, Cy = 0 }),
            new A.Graphic(new A.GraphicData(new C.ChartReference { Id = "rId1" }) { Uri = ChartNames })) { Macro = "" };
        return new(new Xdr.TwoCellAnchor(
            new Xdr.FromMarker(new Xdr.ColumnId($"{left}"), new Xdr.ColumnOffset("0"), new Xdr.RowId($"{ReportSheet.FirstRow - 2}"), new Xdr.RowOffset("0")),
            new Xdr.ToMarker(new Xdr.ColumnId($"{left + Columns}"), new Xdr.ColumnOffset("0"), new Xdr.RowId($"{ReportSheet.FirstRow + Math.Max(12, chart.Rows)}"), new Xdr.RowOffset("0")),
            frame, new Xdr.ClientData()));
    }

    public static C.ChartSpace Chart(ReportSheet sheet, ReportChart chart) => new(
        new C.RoundedCorners { Val = false },
        new C.Chart(
            new C.Title(Words(chart.Title), new C.Overlay { Val = false }),
            new C.AutoTitleDeleted { Val = false },
            new C.PlotArea(new C.Layout(), Bars(sheet, chart), Names(), Values()),
            new C.PlotVisibleOnly { Val = true },
            new C.DisplayBlanksAs { Val = C.DisplayBlanksAsValues.Gap }));

    private static C.BarChart Bars(ReportSheet sheet, ReportChart chart) => new(
        new C.BarDirection { Val = C.BarDirectionValues.Bar },
        new C.BarGrouping { Val = C.BarGroupingValues.Clustered },
        new C.VaryColors { Val = false },
        new C.BarChartSeries(
            new C.Index { Val = 0 },
            new C.Order { Val = 0 },
            new C.SeriesText(new C.NumericValue(sheet.Tables[0].Columns[chart.Values].Title)),
            new C.ChartShapeProperties(new A.SolidFill(new A.RgbColorModelHex { Val = WorkbookLooks.Ink[2..] })),
            new C.InvertIfNegative { Val = false },
            new C.CategoryAxisData(new C.StringReference(new C.Formula(Column(sheet, chart, chart.Names)))),
            new C.Values(new C.NumberReference(new C.Formula(Column(sheet, chart, chart.Values))))),
        new C.DataLabels(
            new C.NumberingFormat { FormatCode = "0.00", SourceLinked = false },
            new C.ShowLegendKey { Val = false }, new C.ShowValue { Val = true }, new C.ShowCategoryName { Val = false },
            new C.ShowSeriesName { Val = false }, new C.ShowPercent { Val = false }, new C.ShowBubbleSize { Val = false }),
        new C.GapWidth { Val = 40 },
        new C.AxisId { Val = 1 },
        new C.AxisId { Val = 2 });

    private static C.CategoryAxis Names() => new(
        new C.AxisId { Val = 1 },
        new C.Scaling(new C.Orientation { Val = C.OrientationValues.MaxMin }),
        new C.Delete { Val = false },
        new C.AxisPosition { Val = C.AxisPositionValues.Left },
        new C.MajorTickMark { Val = C.TickMarkValues.None },
        new C.MinorTickMark { Val = C.TickMarkValues.None },
        new C.TickLabelPosition { Val = C.TickLabelPositionValues.NextTo },
        new C.CrossingAxis { Val = 2 },
        new C.Crosses { Val = C.CrossesValues.AutoZero },
        new C.TickLabelSkip { Val = 1 },
        new C.NoMultiLevelLabels { Val = true });

    private static C.ValueAxis Values() => new(
        new C.AxisId { Val = 2 },
        new C.Scaling(new C.Orientation { Val = C.OrientationValues.MinMax }, new C.MinAxisValue { Val = 0 }),
        new C.Delete { Val = false },
        new C.AxisPosition { Val = C.AxisPositionValues.Bottom },
        new C.MajorGridlines(),
        new C.NumberingFormat { FormatCode = "0", SourceLinked = false },
        new C.MajorTickMark { Val = C.TickMarkValues.None },
        new C.MinorTickMark { Val = C.TickMarkValues.None },
        new C.TickLabelPosition { Val = C.TickLabelPositionValues.High },
        new C.CrossingAxis { Val = 1 },
        new C.Crosses { Val = C.CrossesValues.AutoZero },
        new C.CrossBetween { Val = C.CrossBetweenValues.Between });

    private static string Column(ReportSheet sheet, ReportChart chart, int column) =>
        $"'{sheet.Name}'!${ReportSheet.Letter(column)}${ReportSheet.FirstRow}:${ReportSheet.Letter(column)}${ReportSheet.FirstRow + chart.Rows - 1}";

    private static C.ChartText Words(string text) => new(new C.RichText(new A.BodyProperties(), new A.Paragraph(
        new A.ParagraphProperties(new A.DefaultRunProperties { FontSize = 1400, Bold = true }),
        new A.Run(new A.RunProperties { Language = "zh-CN", FontSize = 1400, Bold = true }, new A.Text(text)))));
}
