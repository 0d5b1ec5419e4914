using CleanAgency.Core.Common;

namespace CleanAgency.Infrastructure.Sheets;

/// <summary>Counts what really comes out of a zip, because the sizes it declares may be a lie.</summary>
internal sealed class LimitedStream(Stream inner, UnpackBudget budget) : Stream
{
    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => budget.Spend(inner.Read(buffer, offset, count));

    public override int Read(Span<byte> buffer) => budget.Spend(inner.Read(buffer));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }
}

/// <summary>What one workbook may cost in memory, over all of its parts.</summary>
internal sealed class UnpackBudget(long bytes, int cells)
{
    // Each row is held against each of them.
    private int merged = 10_000;

    public int Spend(int read)
    {
        bytes -= read;
        return bytes >= 0 ? read : throw new RuleBroken("Sheets.TooMuchInside");
    }

    public void SpendMerged()
    {
        if (--merged < 0)
        {
            throw new RuleBroken("Sheets.TooMuchInside");
        }
    }

    public void SpendCell()
    {
        if (--cells < 0)
        {
            throw new RuleBroken("Sheets.TooMuchInside");
        }
    }
}
