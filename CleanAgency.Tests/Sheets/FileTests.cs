using System.IO.Compression;
using System.Text;
using CleanAgency.Core.Common;
using Xunit;
using static CleanAgency.Tests.Sheets.RawXlsx;

namespace CleanAgency.Tests.Sheets;

[SpokenInChinese]
public sealed class FileTests
{
    private static readonly byte[] Ole = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    public static TheoryData<string, byte[]> Others => new()
    {
        { "Empty", [] },
        { "Encrypted", [.. Ole, .. Encoding.Unicode.GetBytes("EncryptedPackage\0")] },
        { "OldExcel", [.. Ole, .. Encoding.Unicode.GetBytes("Workbook\0")] },
        { "OtherOle", [.. Ole, .. Encoding.Unicode.GetBytes("WordDocument\0")] },
        { "OldExcel", [0x09, 0x08, 0x10, 0x00] },
        { "Csv", Encoding.UTF8.GetBytes("代码,名称\r\nU01,区委办公室\r\n") },
        { "Csv", [0xB4, 0xFA, 0xC2, 0xEB, (byte)',', 0xC3, 0xFB] },
        { "Html", Encoding.UTF8.GetBytes("<html><body><table><tr><td>代码</td></tr></table>") },
        { "Xml", Encoding.UTF8.GetBytes("<?xml version=\"1.0\"?><Workbook/>") },
        { "Pdf", "%PDF-1.7"u8.ToArray() },
        { "Picture", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A] },
        { "Picture", [0xFF, 0xD8, 0xFF, 0xE0] },
        { "Archive", "Rar!"u8.ToArray() },
        { "Unknown", [1, 2, 3, 0, 0] },
        { "Archive", Zip([("a.txt", [1])]) },
        { "Word", Zip([("[Content_Types].xml", [1]), ("word/document.xml", [1])]) },
        { "Slides", Zip([("[Content_Types].xml", [1]), ("ppt/presentation.xml", [1])]) },
        { "OpenDocument", Zip([("mimetype", [1]), ("content.xml", [1])]) },
        { "Binary", Zip([("[Content_Types].xml", [1]), ("xl/workbook.bin", [1])]) },
    };

    [Theory]
    [MemberData(nameof(Others))]
    public void What_is_no_workbook_is_called_by_its_name(string kind, byte[] file)
    {
        var refusal = Assert.Throws<RuleBroken>(() => Books.Open(file));
        Assert.Equal($"Sheets.File.{kind}", refusal.Code);
        Assert.Contains("没有导入", RuleTexts.Say(refusal), StringComparison.Ordinal);
    }

    [Fact]
    public void A_truncated_workbook_is_damaged_wherever_it_was_cut()
    {
        var file = Bureaus(Row(), Row(code: "U02")).File();
        for (var length = 3; length < file.Length; length += 97)
        {
            Assert.Equal("Sheets.Damaged", Code(file[..length]));
        }
    }

    [Fact]
    public void A_workbook_with_any_byte_turned_is_read_or_refused_and_never_breaks()
    {
        var file = Bureaus(Row(), Row(code: "U02")).File();
        for (var place = 0; place < file.Length; place += 3)
        {
            var turned = file.ToArray();
            turned[place] ^= 0x5A;
            try
            {
                BureauSheet.Layout.Read(Books.Open(turned));
            }
            catch (RuleBroken refusal)
            {
                Assert.StartsWith("Sheets.", refusal.Code, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void Parts_scribbled_over_are_read_or_refused_and_never_break()
    {
        var parts = Parts(Books.Workbooks.Write("单位", BureauSheet.Layout.With([Books.Bureau("U01"), Books.Bureau("U02")])));
        var dice = new Random(20261120);
        for (var trial = 0; trial < 400; trial++)
        {
            var scribbled = parts.Select(part => (part.Name, Content: part.Content.ToArray())).ToList();
            for (var strokes = dice.Next(1, 4); strokes > 0; strokes--)
            {
                var content = scribbled[dice.Next(scribbled.Count)].Content;
                var (from, to, length) = (dice.Next(content.Length), dice.Next(content.Length), dice.Next(1, 12));
                content.AsSpan(from, Math.Min(length, content.Length - Math.Max(from, to))).ToArray().CopyTo(content, to);
            }

            var broken = Record.Exception(() => BureauSheet.Layout.Read(Books.Open(Zip(scribbled))));
            Assert.True(broken is null or RuleBroken, broken?.ToString());
        }
    }

    [Theory]
    [InlineData("xl/styles.xml", null)]
    [InlineData("[Content_Types].xml", "Sheets.File.Archive")]
    [InlineData("xl/worksheets/sheet1.xml", "Sheets.Damaged")]
    public void A_missing_part_is_bearable_or_damage(string part, string? code)
    {
        var file = Zip(Parts(Bureaus(Row()).File()).Where(entry => entry.Name != part));
        Assert.Equal(code, Code(file));
    }

    [Fact]
    public void A_document_type_is_never_followed() => Assert.Equal("Sheets.Damaged", Code(new RawXlsx().SheetXml("单位", """
        <!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>
        <worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>&b;</t></is></c></row></sheetData></worksheet>
        """).File()));

    [Theory]
    [InlineData("""<row r="0"><c r="A1"><v>1</v></c></row>""")]
    [InlineData("""<row r="3"><c r="A3"><v>1</v></c></row><row r="3"><c r="A3"><v>1</v></c></row>""")]
    [InlineData("""<row r="1"><c r="?"><v>1</v></c></row>""")]
    [InlineData("""<row r="1"><c r="A1" t="s"><v>9</v></c></row>""")]
    [InlineData("""<row r="1"><c r="A1" t="s"><v>x</v></c></row>""")]
    [InlineData("""<row r="1"><c r="A1"><v>1E999</v></c></row>""")]
    [InlineData("""<row r="1"><c r="A1" t="d"><v>yesterday</v></c></row>""")]
    public void Made_up_cells_are_damage(string rows) =>
        Assert.Equal("Sheets.Damaged", Code(new RawXlsx().SheetXml("单位", $"<worksheet><sheetData>{rows}</sheetData></worksheet>").File()));

    [Fact]
    public void A_zip_bomb_stops_at_its_real_size_in_little_time()
    {
        var bomb = Bureaus(Row()).Without("xl/worksheets/sheet1.xml").File(zip =>
        {
            using var part = zip.CreateEntry("xl/worksheets/sheet1.xml", CompressionLevel.Fastest).Open();
            part.Write("<worksheet>"u8);
            var blank = Encoding.UTF8.GetBytes(new string(' ', 1 << 20));
            for (var i = 0; i < 250; i++)
            {
                part.Write(blank);
            }
        });
        Assert.True(bomb.Length < 5 << 20);
        Assert.Equal("Sheets.TooMuchInside", Code(bomb));
    }

    [Fact]
    public void More_cells_than_anybody_reads_are_refused()
    {
        var row = $"<row>{string.Concat(Enumerable.Repeat("<c><v>1</v></c>", 500))}</row>";
        var rows = string.Concat(Enumerable.Repeat(row, 4001));
        Assert.Equal("Sheets.TooMuchInside", Code(new RawXlsx().SheetXml("单位", $"<worksheet><sheetData>{rows}</sheetData></worksheet>").File()));
    }

    [Fact]
    public void A_file_that_is_too_large_is_told_so() => Assert.Equal(
        "文件有10.5MB，最多10MB，没有导入。请删去图片和不用的工作表，或分成几个工作簿",
        RuleTexts.Say(Assert.Throws<RuleBroken>(() => Books.Open(new byte[21 << 19]))));

    private static string? Code(byte[] file) => Record.Exception(() => Books.Open(file)) switch
    {
        null => null,
        RuleBroken refusal => refusal.Code,
        var other => other.ToString(),
    };

    private static List<(string Name, byte[] Content)> Parts(byte[] file)
    {
        using var zip = new ZipArchive(new MemoryStream(file));
        return [.. zip.Entries.Select(entry =>
        {
            using var content = new MemoryStream();
            using var part = entry.Open();
            part.CopyTo(content);
            return (entry.FullName, content.ToArray());
        })];
    }
}
