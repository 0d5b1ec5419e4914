using System.Diagnostics.CodeAnalysis;

namespace CleanAgency.Core.Sheets;

/// <summary>How a column's cells are read, written and said. The blank cell is not its business unless it has a meaning.</summary>
public abstract class CellType<T>
{
    /// <summary>What a blank cell means; without it the column must be filled in.</summary>
    public virtual bool MayBeBlank => false;

    public virtual T WhenBlank => throw new InvalidOperationException("A blank cell means nothing here.");

    public virtual CellForm Form => CellForm.Text;

    /// <summary>The closed list that a template offers, if there is one.</summary>
    public virtual IReadOnlyList<string> Choices => [];

    /// <summary>How to fill it in, for the template; in the office's own words.</summary>
    public abstract string Hint { get; }

    /// <summary>The cell is not blank and neither formula nor error.</summary>
    public abstract Parsed<T> Read(RawCell cell);

    /// <summary>The cell's value for a workbook: a string, int, decimal, DateTime or null.</summary>
    public abstract object? Write(T value);

    /// <summary>The value in words; two values that say the same are the same.</summary>
    public abstract string Say(T value);
}

public enum CellForm
{
    Text,
    Number,
    Date,
}

/// <summary>A value, or the code of what is wrong with its arguments; the column's title and the cell's text are put in front of them.</summary>
public readonly record struct Parsed<T>(T? Value, string? Code, IReadOnlyList<object?> Arguments)
{
    [MemberNotNullWhen(false, nameof(Code))]
    public bool Done => Code is null;

    public static implicit operator Parsed<T>(T value) => new(value, null, []);

    public static implicit operator Parsed<T>(NotParsed no) => new(default, no.Code, no.Arguments);
}

public readonly record struct NotParsed(string Code, params IReadOnlyList<object?> Arguments);
