using System.Text;
using CleanAgency.Core.Common;
using CleanAgency.Core.Evidence;
using Xunit;

namespace CleanAgency.Tests.Evidence;

public sealed class EvidenceContentTests
{
    private static readonly string[] Word = ["[Content_Types].xml", "word/document.xml"];

    [Fact]
    public async Task A_file_is_what_its_content_says()
    {
        Assert.Equal((EvidenceType.Jpeg, 12, 7), await Read(Pictures.Jpeg()));
        Assert.Equal((EvidenceType.Png, 12, 7), await Read(Pictures.Png()));
        Assert.Equal((EvidenceType.Webp, 12, 7), await Read(Pictures.Webp()));
        Assert.Equal((EvidenceType.Pdf, null, null), await Read("%PDF-1.7\n"u8.ToArray()));
        Assert.Equal((EvidenceType.Docx, null, null), await Read(Pictures.Zip(Word)));
        Assert.Equal((EvidenceType.Xlsx, null, null), await Read(Pictures.Zip("[Content_Types].xml", "xl/workbook.xml")));
    }

    [Fact]
    public async Task What_is_not_taken_is_refused_with_its_own_cure()
    {
        Assert.Equal("Evidence.Kind.Empty", await Refused([]));
        Assert.Equal("Evidence.Kind.Other", await Refused("<svg xmlns='http://www.w3.org/2000/svg'/>"u8.ToArray()));
        Assert.Equal("Evidence.Kind.Other", await Refused("<!doctype html><script>"u8.ToArray()));
        Assert.Equal("Evidence.Kind.Heic", await Refused([0, 0, 0, 24, .. "ftypheic"u8, 0, 0, 0, 0]));
        Assert.Equal("Evidence.Kind.OtherPicture", await Refused("GIF89a, and more"u8.ToArray()));
        Assert.Equal("Evidence.Kind.OldOffice", await Refused([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]));
        Assert.Equal("Evidence.Kind.Macros", await Refused(Pictures.Zip([.. Word, "word/vbaProject.bin"])));
        Assert.Equal("Evidence.Kind.Archive", await Refused(Pictures.Zip("a.jpg")));
        Assert.Equal("Evidence.Damaged", await Refused("PK\x3\x4 cut off"u8.ToArray()));
    }

    [Theory]
    [InlineData(0xE1, "Exif\0\0II*", "EXIF")]
    [InlineData(0xE1, "http://ns.adobe.com/xap/1.0/\0<x:xmpmeta/>", "XMP")]
    [InlineData(0xED, "Photoshop 3.0\0", "IPTC")]
    [InlineData(0xFE, "taken at 31.2 N", "COM")]
    [InlineData(0xE2, "MPF\0", "APP2")]
    public async Task A_jpeg_that_tells_more_than_it_shows_is_refused_by_name(byte marker, string block, string what) =>
        Assert.Equal($"Evidence.Tells {what}", await Refused(Pictures.Jpeg((marker, Encoding.Latin1.GetBytes(block)))));

    [Theory]
    [InlineData("eXIf", "EXIF")]
    [InlineData("iTXt", "iTXt")]
    [InlineData("tEXt", "tEXt")]
    [InlineData("zTXt", "zTXt")]
    [InlineData("tIME", "tIME")]
    public async Task A_png_too(string chunk, string what) => Assert.Equal($"Evidence.Tells {what}", await Refused(Pictures.Png((chunk, [1, 2]))));

    [Theory]
    [InlineData("EXIF", "EXIF")]
    [InlineData("XMP ", "XMP")]
    [InlineData("ANIM", "ANIM")]
    public async Task And_a_webp(string chunk, string what) => Assert.Equal($"Evidence.Tells {what}", await Refused(Pictures.Webp((chunk, [1, 2, 3]))));

    [Fact]
    public async Task Nothing_hangs_behind_the_end_of_a_picture_and_nothing_is_missing()
    {
        foreach (var whole in new[] { Pictures.Jpeg((0xE2, "ICC_PROFILE\0\x1\x1"u8.ToArray())), Pictures.Png(("iCCP", [1])), Pictures.Webp(("ICCP", [1])) })
        {
            Assert.Equal(12, (await Read(whole)).Width);
            Assert.Equal("Evidence.Tells +", await Refused([.. whole, 0]));
            for (var length = 16; length < whole.Length; length++)
            {
                Assert.Equal("Evidence.Damaged", await Refused(whole[..length]));
            }
        }
    }

    [Fact]
    public async Task Limits_and_the_promised_hash_are_kept()
    {
        Assert.Equal("Evidence.PictureTooBig 5", await Refused([.. Pictures.Jpeg(), .. new byte[EvidenceTypes.MostPictureBytes]]));
        Assert.Equal("Evidence.TooBig 20", await Refused([.. "%PDF-"u8, .. new byte[EvidenceTypes.MostBytes]]));
        var wrong = await Assert.ThrowsAsync<RuleBroken>(() => EvidenceContent.Read(new MemoryStream(Pictures.Jpeg()), Pictures.HashOf([1]), default));
        Assert.Equal("Evidence.WrongHash", wrong.Code);
    }

    private static async Task<(EvidenceType Type, int? Width, int? Height)> Read(byte[] file)
    {
        var content = await EvidenceContent.Read(new MemoryStream(file), Pictures.HashOf(file), default);
        return (content.Type, content.Width, content.Height);
    }

    private static async Task<string> Refused(byte[] file)
    {
        var no = await Assert.ThrowsAsync<RuleBroken>(() => Read(file));
        Assert.NotEmpty(RuleTexts.Say(no));
        return string.Join(' ', no.Arguments.Prepend(no.Code));
    }
}
