using CleanAgency.Core.Common;
using Microsoft.AspNetCore.Components;

namespace CleanAgency.Web.Ui;

public sealed partial class DataTable<TRow>
{
    // Filled anew by the columns at each rendering, so that their order is the order of the markup.
    private readonly List<Column<TRow>> columns = [];

    /// <summary>Null while it is being read.</summary>
    [Parameter, EditorRequired] public Page<TRow>? Page { get; set; }

    /// <summary>Names the table and the box in which it scrolls.</summary>
    [Parameter, EditorRequired] public string Caption { get; set; } = "";

    [Parameter] public RenderFragment? Columns { get; set; }

    /// <summary>The columns, where nothing else is said.</summary>
    [Parameter] public RenderFragment? ChildContent { get; set; }

    [Parameter] public RenderFragment? Empty { get; set; }

    [Parameter] public string? SortKey { get; set; }

    [Parameter] public bool Descending { get; set; }

    /// <summary>The address of this list in another order or on another page; without it the list is neither sorted nor paged.</summary>
    [Parameter] public Func<string?, bool, int, string>? Address { get; set; }

    /// <summary>What identifies a row that keeps a state of its own; without it another order writes new words into the rows that stand.</summary>
    [Parameter] public Func<TRow, object>? Key { get; set; }

    /// <summary>ok, warn, bad ... of a whole row.</summary>
    [Parameter] public Func<TRow, string?>? RowState { get; set; }

    internal void Add(Column<TRow> column) => columns.Add(column);

    private object? KeyOf(TRow row) => Key?.Invoke(row);

    private string? SortOf(Column<TRow> column) =>
        column.Sort is null || column.Sort != SortKey ? null : Descending ? "descending" : "ascending";
}
