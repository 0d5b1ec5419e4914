using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace CleanAgency.Web.Results;

/// <summary>A word in a chart. As a component, because Razor keeps the element "text" for itself.</summary>
public sealed class ChartText : ComponentBase
{
    [Parameter, EditorRequired] public required string X { get; set; }

    [Parameter, EditorRequired] public required int Y { get; set; }

    [Parameter] public string? Class { get; set; }

    [Parameter] public string Anchor { get; set; } = "middle";

    [Parameter] public int Aside { get; set; }

    [Parameter, EditorRequired] public required string Says { get; set; }

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.OpenElement(0, "text");
        builder.AddAttribute(1, "x", X);
        builder.AddAttribute(2, "y", Y);
        builder.AddAttribute(3, "dx", Aside);
        builder.AddAttribute(4, "class", Class);
        builder.AddAttribute(5, "text-anchor", Anchor);
        builder.AddContent(6, Says);
        builder.CloseElement();
    }
}
